//! Waking up again and again.

use std::fmt;
use std::time::Duration;

use crate::{Handle, Instant};

/// Ticks every `period`, the first time one period from now.
///
/// The ticks stand on a fixed grid, so that they do not drift. Ticks that were missed, because the loop
/// was blocked or nobody asked, are left out: a burst of late ticks helps nobody who watches a clock.
///
/// ```
/// use interleave::{interval, now, Executor, VirtualHost};
/// use std::time::Duration;
///
/// let executor = Executor::new(VirtualHost::new());
/// executor.block_on(async {
///     let second = Duration::from_secs(1);
///     let start = now();
///     let mut ticks = interval(second);
///     assert_eq!(ticks.tick().await, start + second);
///     assert_eq!(ticks.tick().await, start + 2 * second);
/// });
/// ```
///
/// # Panics
///
/// If `period` is zero, or no executor runs on this thread.
#[track_caller]
pub fn interval(period: Duration) -> Interval {
    assert!(!period.is_zero(), "an interval needs a period above zero");
    let handle = Handle::current();
    Interval {
        next: handle.now() + period,
        period,
        handle,
    }
}

/// See [`interval`].
pub struct Interval {
    handle: Handle,
    next: Instant,
    period: Duration,
}

impl Interval {
    /// Waits for the next tick and returns the time for which it was set. Giving up half-way loses no
    /// tick.
    ///
    /// ```
    /// # use interleave::{interval, Executor, VirtualHost};
    /// # use std::time::Duration;
    /// # let executor = Executor::new(VirtualHost::new());
    /// executor.block_on(async {
    ///     let mut ticks = interval(Duration::from_millis(10));
    ///     for _ in 0..3 {
    ///         ticks.tick().await;
    ///     }
    /// });
    /// ```
    pub async fn tick(&mut self) -> Instant {
        self.handle.sleep_until(self.next).await;
        let tick = self.next;
        let late = self.handle.now() - tick;
        let periods = late.as_nanos() / self.period.as_nanos() + 1;
        let ahead = self
            .period
            .as_nanos()
            .saturating_mul(periods)
            .try_into()
            .map_or(Duration::MAX, Duration::from_nanos);
        self.next = tick + ahead;
        tick
    }

    /// The time between ticks.
    ///
    /// ```
    /// # use interleave::{interval, Executor, VirtualHost};
    /// # use std::time::Duration;
    /// # let executor = Executor::new(VirtualHost::new());
    /// executor.block_on(async {
    ///     let second = Duration::from_secs(1);
    ///     assert_eq!(interval(second).period(), second);
    /// });
    /// ```
    #[must_use]
    pub fn period(&self) -> Duration {
        self.period
    }
}

impl fmt::Debug for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interval")
            .field("next", &self.next)
            .field("period", &self.period)
            .finish()
    }
}
