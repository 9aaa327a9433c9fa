//! The host of tests: a clock that moves only when it is told to, or when there is nothing else to do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use super::{Host, Parked};
use crate::Instant;

/// A virtual clock, with which timing code is tested exactly and without waiting.
///
/// [`Executor::block_on`](crate::Executor::block_on) jumps to the next deadline when nothing is ready.
/// To move by hand instead, call [`advance`](VirtualHost::advance) between
/// [`turn`](crate::Executor::turn)s.
///
/// ```
/// use interleave::{now, sleep, Executor, Instant, VirtualHost};
/// use std::time::Duration;
///
/// let executor = Executor::new(VirtualHost::new());
/// let day = Duration::from_secs(24 * 60 * 60);
/// executor.block_on(async {
///     sleep(25 * day).await; // takes no time at all
///     assert_eq!(now(), Instant::ZERO + 25 * day);
/// });
/// ```
#[derive(Debug, Default)]
pub struct VirtualHost {
    nanos: AtomicU64,
    woken: AtomicBool,
}

impl VirtualHost {
    /// A clock that stands at [`Instant::ZERO`].
    #[must_use]
    pub fn new() -> Arc<VirtualHost> {
        Arc::default()
    }

    /// Moves the clock on by `by`. Timers that become due fire in the next turn.
    ///
    /// ```
    /// # use interleave::{Host, Instant, VirtualHost};
    /// # use std::time::Duration;
    /// let host = VirtualHost::new();
    /// host.advance(Duration::from_secs(1));
    /// assert_eq!(host.now(), Instant::ZERO + Duration::from_secs(1));
    /// ```
    pub fn advance(&self, by: Duration) {
        self.advance_to(self.now() + by);
    }

    /// Moves the clock on to `to`; does nothing if that lies behind.
    ///
    /// ```
    /// # use interleave::{Host, Instant, VirtualHost};
    /// let host = VirtualHost::new();
    /// host.advance_to(Instant::from_nanos(5));
    /// host.advance_to(Instant::from_nanos(3));
    /// assert_eq!(host.now(), Instant::from_nanos(5));
    /// ```
    pub fn advance_to(&self, to: Instant) {
        self.nanos.fetch_max(to.as_nanos(), Ordering::Relaxed);
    }

    /// Whether the executor asked for a turn since the last call (or the last [`park`](Host::park)).
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let host = VirtualHost::new();
    /// let executor = Executor::new(host.clone());
    /// assert!(!host.take_wake());
    /// executor.spawn(async {}).detach();
    /// assert!(host.take_wake());
    /// assert!(!host.take_wake());
    /// ```
    pub fn take_wake(&self) -> bool {
        self.woken.swap(false, Ordering::AcqRel)
    }
}

impl Host for VirtualHost {
    fn now(&self) -> Instant {
        Instant::from_nanos(self.nanos.load(Ordering::Relaxed))
    }

    fn wake(&self) {
        self.woken.store(true, Ordering::Release);
    }

    /// Jumps to `until`. Without a deadline nothing can happen any more, for a virtual clock does not
    /// wait for other threads.
    fn park(&self, until: Option<Instant>) -> Parked {
        if self.take_wake() {
            return Parked::Again;
        }
        match until {
            Some(Instant::FAR_FUTURE) | None => Parked::Stuck,
            Some(until) => {
                self.advance_to(until);
                Parked::Again
            }
        }
    }
}
