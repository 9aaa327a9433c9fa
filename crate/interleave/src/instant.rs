//! Points in program time. Knows arithmetic only: it cannot read a clock.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};
use std::time::Duration;

/// A point in program time: nanoseconds since its [`Host`](crate::Host) began to count, or before. A host never says
/// that it is earlier than zero, but a deadline may lie there, and be due before another.
///
/// It stands in for [`std::time::Instant`], which cannot be made up for a test and panics on
/// `wasm32-unknown-unknown`. Two instants can be compared only if they come from one host.
/// All arithmetic saturates, so that a sleep of [`Duration::MAX`] means "never" rather than a panic.
///
/// ```
/// use interleave::Instant;
/// use std::time::Duration;
///
/// let start = Instant::ZERO;
/// let later = start + Duration::from_millis(1500);
/// assert_eq!(later - start, Duration::from_millis(1500));
/// assert_eq!(start - later, Duration::ZERO);
/// assert!(start - Duration::from_secs(1) < start);
/// assert_eq!(later.to_string(), "1.5s");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The moment at which the host began to count.
    pub const ZERO: Instant = Instant(0);

    /// The end of time, 292 years on. A timer set for it never fires.
    pub const FAR_FUTURE: Instant = Instant(i64::MAX);

    /// The instant `nanos` nanoseconds after [`Instant::ZERO`].
    ///
    /// ```
    /// # use interleave::Instant;
    /// assert_eq!(Instant::from_nanos(1_000_000).as_millis_f64(), 1.0);
    /// ```
    #[must_use]
    pub const fn from_nanos(nanos: u64) -> Instant {
        if nanos > i64::MAX as u64 {
            return Instant::FAR_FUTURE;
        }
        Instant(nanos as i64)
    }

    /// Nanoseconds since [`Instant::ZERO`]; zero if it lies before.
    ///
    /// ```
    /// # use interleave::Instant;
    /// assert_eq!(Instant::from_nanos(7).as_nanos(), 7);
    /// ```
    #[must_use]
    pub const fn as_nanos(self) -> u64 {
        if self.0 < 0 { 0 } else { self.0 as u64 }
    }

    /// Milliseconds since [`Instant::ZERO`], less than zero if it lies before, as JavaScript counts them.
    ///
    /// ```
    /// # use interleave::Instant;
    /// assert_eq!(Instant::from_nanos(2_500_000).as_millis_f64(), 2.5);
    /// ```
    #[must_use]
    pub fn as_millis_f64(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    fn add(self, rhs: Duration) -> Instant {
        Instant(self.0.saturating_add(nanos(rhs)))
    }
}

impl Sub<Duration> for Instant {
    type Output = Instant;

    fn sub(self, rhs: Duration) -> Instant {
        Instant(self.0.saturating_sub(nanos(rhs)))
    }
}

fn nanos(duration: Duration) -> i64 {
    i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX)
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs;
    }
}

impl Sub for Instant {
    type Output = Duration;

    /// How long after `rhs` this is; zero if it is not after.
    fn sub(self, rhs: Instant) -> Duration {
        if self < rhs {
            return Duration::ZERO;
        }
        Duration::from_nanos(self.0.abs_diff(rhs.0))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            f.write_str("-")?;
        }
        fmt::Debug::fmt(&Duration::from_nanos(self.0.unsigned_abs()), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_before_zero_is_earlier_and_has_not_come_to_anything() {
        let (before, long_before) = (
            Instant::ZERO - Duration::from_millis(1500),
            Instant::ZERO - Duration::MAX,
        );
        assert!(long_before < before && before < Instant::ZERO);
        assert_eq!(before.as_nanos(), 0);
        assert_eq!(before.as_millis_f64(), -1500.0);
        assert_eq!(before.to_string(), "-1.5s");
        assert_eq!(Instant::ZERO - before, Duration::from_millis(1500));
        assert_eq!(before - Instant::ZERO, Duration::ZERO);
        assert_eq!(before + Duration::from_millis(1500), Instant::ZERO);
    }

    #[test]
    fn arithmetic_ends_at_the_end_of_time() {
        assert_eq!(Instant::ZERO + Duration::MAX, Instant::FAR_FUTURE);
        assert_eq!(Instant::from_nanos(u64::MAX), Instant::FAR_FUTURE);
        let all = Instant::FAR_FUTURE - (Instant::ZERO - Duration::MAX);
        assert_eq!(all, Duration::from_nanos(u64::MAX - 1));
    }
}
