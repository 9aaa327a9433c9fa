//! The host of a native thread: the system's monotonic clock, and a condition variable to sleep on.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant as SystemInstant};

use super::{Host, Parked};
use crate::Instant;

/// Real time on a native thread. Program time is the time since the host was made.
///
/// ```
/// use interleave::{sleep, Executor, ThreadHost};
/// use std::time::Duration;
///
/// let executor = Executor::new(ThreadHost::new());
/// let started = std::time::Instant::now();
/// executor.block_on(async { sleep(Duration::from_millis(20)).await });
/// assert!(started.elapsed() >= Duration::from_millis(20));
/// ```
#[derive(Debug)]
pub struct ThreadHost {
    epoch: SystemInstant,
    woken: Mutex<bool>,
    changed: Condvar,
}

impl ThreadHost {
    /// A host that counts from now.
    #[must_use]
    pub fn new() -> Arc<ThreadHost> {
        Arc::new(ThreadHost {
            epoch: SystemInstant::now(),
            woken: Mutex::new(false),
            changed: Condvar::new(),
        })
    }
}

impl Host for ThreadHost {
    fn now(&self) -> Instant {
        Instant::ZERO + self.epoch.elapsed()
    }

    fn wake(&self) {
        *self.woken.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_one();
    }

    fn park(&self, until: Option<Instant>) -> Parked {
        let mut woken = self.woken.lock().unwrap_or_else(PoisonError::into_inner);
        while !*woken {
            let left = until.map(|until| until - self.now());
            woken = match left {
                Some(Duration::ZERO) => break,
                Some(left) => {
                    self.changed
                        .wait_timeout(woken, left)
                        .unwrap_or_else(PoisonError::into_inner)
                        .0
                }
                None => self
                    .changed
                    .wait(woken)
                    .unwrap_or_else(PoisonError::into_inner),
            };
        }
        *woken = false;
        Parked::Again
    }
}
