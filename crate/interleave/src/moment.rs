//! What the trace takes for now. Reading a clock may take longer than all else that the trace does, so a reading serves
//! for as long as nothing runs that could take time. Knows no clock and no event; others know what runs.

use std::cell::Cell;

use crate::Instant;

/// The last reading, as long as it holds.
#[derive(Default)]
pub(crate) struct Moment {
    reading: Cell<Option<Instant>>,
    /// Nothing runs that could take time, so what is read is kept.
    still: Cell<bool>,
}

impl Moment {
    /// The reading that holds, or else a new one.
    pub(crate) fn read(&self, clock: impl FnOnce() -> Instant) -> Instant {
        if !self.still.get() {
            return clock();
        }
        let now = self.reading.get().unwrap_or_else(clock);
        self.reading.set(Some(now));
        now
    }

    /// From now on, and until something runs, it is this time.
    pub(crate) fn set(&self, now: Instant) {
        self.reading.set(Some(now));
    }

    /// What [`set`](Moment::set) said, if nothing has run since.
    pub(crate) fn known(&self) -> Option<Instant> {
        self.reading.get()
    }

    /// Something runs, or may have run, that takes time.
    pub(crate) fn pass(&self) {
        self.still.set(false);
        self.reading.set(None);
    }

    /// Nothing that takes time runs before the next [`pass`](Moment::pass). Returns whether that was so already.
    pub(crate) fn hold(&self) -> bool {
        self.still.replace(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(nanos: u64) -> Instant {
        Instant::from_nanos(nanos)
    }

    #[test]
    fn each_reading_is_new_where_something_may_run() {
        let moment = Moment::default();
        assert_eq!(moment.read(|| at(1)), at(1));
        assert_eq!(moment.read(|| at(2)), at(2));
        assert_eq!(moment.known(), None);
    }

    #[test]
    fn one_reading_serves_where_nothing_runs() {
        let moment = Moment::default();
        assert!(!moment.hold());
        assert_eq!(moment.read(|| at(1)), at(1));
        assert_eq!(moment.read(|| at(2)), at(1));
        assert!(moment.hold());
        moment.pass();
        assert_eq!(moment.read(|| at(3)), at(3));
    }

    #[test]
    fn what_was_set_holds_until_something_runs() {
        let moment = Moment::default();
        moment.set(at(1));
        assert_eq!(moment.known(), Some(at(1)));
        moment.pass();
        assert_eq!(moment.known(), None);
    }
}
