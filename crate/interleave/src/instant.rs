//! Points in program time. Knows arithmetic only: it cannot read a clock.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};
use std::time::Duration;

/// A point in program time: nanoseconds since its [`Host`](crate::Host) began to count.
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
/// assert_eq!(later.to_string(), "1.5s");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(u64);

impl Instant {
    /// The moment at which the host began to count.
    pub const ZERO: Instant = Instant(0);

    /// The end of time, 584 years on. A timer set for it never fires.
    pub const FAR_FUTURE: Instant = Instant(u64::MAX);

    /// The instant `nanos` nanoseconds after [`Instant::ZERO`].
    ///
    /// ```
    /// # use interleave::Instant;
    /// assert_eq!(Instant::from_nanos(1_000_000).as_millis_f64(), 1.0);
    /// ```
    #[must_use]
    pub const fn from_nanos(nanos: u64) -> Instant {
        Instant(nanos)
    }

    /// Nanoseconds since [`Instant::ZERO`].
    ///
    /// ```
    /// # use interleave::Instant;
    /// assert_eq!(Instant::from_nanos(7).as_nanos(), 7);
    /// ```
    #[must_use]
    pub const fn as_nanos(self) -> u64 {
        self.0
    }

    /// Milliseconds since [`Instant::ZERO`], as JavaScript counts them.
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
        let nanos = u64::try_from(rhs.as_nanos()).unwrap_or(u64::MAX);
        Instant(self.0.saturating_add(nanos))
    }
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
        Duration::from_nanos(self.0.saturating_sub(rhs.0))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Duration::from_nanos(self.0), f)
    }
}
