//! The trace of a program until it is handed over: a batch of numbers. Knows how much is kept; the encoding is the
//! runtime's, and who takes the batch is for others to know.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use interleave::trace::{Event, EventKind, Place, Sink, Words};

/// Keeps events until they are taken, up to a number of them in all; what comes after those is counted.
///
/// ```
/// use interleave::trace::{Event, EventKind, Sink};
/// use interleave::Instant;
/// use interleave_python::Recording;
///
/// let recording = Recording::new(2);
/// for jobs in 0..3 {
///     recording.record(Event {
///         at: Instant::ZERO,
///         turn: 1,
///         kind: EventKind::TurnStarted { jobs },
///         place: None,
///     });
/// }
/// assert_eq!(recording.take(|batch, dropped| (batch.events(), dropped)), Some((2, 1)));
/// assert_eq!(recording.take(|_, _| ()), None);
/// ```
#[derive(Debug)]
pub struct Recording(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    batch: Words,
    /// The places of the batch and their numbers, by where they are. They are held, so that none is taken for another.
    places: BTreeMap<usize, (Arc<Place>, u32)>,
    /// The place of the last event that had one, for the next one often has the same.
    last: (usize, u32),
    /// How many more are kept.
    room: u32,
    /// How many more lines that the program comes to: a loop soon comes to more than all else that a trace tells.
    room_for_lines: u32,
    dropped: u32,
}

impl Recording {
    /// Keeps so many events.
    #[must_use]
    pub fn new(most: u32) -> Recording {
        Recording(Mutex::new(Inner {
            batch: Words::new(),
            places: BTreeMap::new(),
            last: (0, 0),
            room: most,
            room_for_lines: most,
            dropped: 0,
        }))
    }

    /// The same, but of the lines that the program comes to no more than so many.
    #[must_use]
    pub fn with_lines(self, most: u32) -> Recording {
        self.lock().room_for_lines = most;
        self
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one event, or counts it; returns how many wait to be taken.
    pub fn keep(&self, event: &Event) -> usize {
        let mut inner = self.lock();
        let is_line = matches!(event.kind, EventKind::LineReached { .. });
        if inner.room == 0 || (is_line && inner.room_for_lines == 0) {
            inner.dropped = inner.dropped.saturating_add(1);
        } else {
            inner.room -= 1;
            inner.room_for_lines -= u32::from(is_line);
            let place = event.place.as_ref();
            let place = place.map_or(0, |place| inner.number(place));
            inner.batch.push(event, place);
        }
        inner.batch.events()
    }

    /// Keeps so many events from now on, however many it has kept.
    pub fn make_room(&self, most: u32) {
        self.lock().room = most;
    }

    /// How many events were not kept since something was last taken.
    pub fn dropped(&self) -> u32 {
        self.lock().dropped
    }

    /// Has the batch taken, and how many events were not kept since the last time; unless there is nothing to take.
    /// `take` must not record anything.
    pub fn take<R>(&self, take: impl FnOnce(&Words, u32) -> R) -> Option<R> {
        let mut inner = self.lock();
        let dropped = std::mem::take(&mut inner.dropped);
        if inner.batch.events() == 0 && dropped == 0 {
            return None;
        }
        let taken = take(&inner.batch, dropped);
        inner.batch.clear();
        inner.places.clear();
        inner.last = (0, 0);
        Some(taken)
    }
}

impl Sink for Recording {
    fn record(&self, event: Event) {
        self.keep(&event);
    }
}

impl Inner {
    fn number(&mut self, place: &Arc<Place>) -> u32 {
        let address = Arc::as_ptr(place).addr();
        if self.last.0 == address {
            return self.last.1;
        }
        let batch = &mut self.batch;
        let (_, number) = self
            .places
            .entry(address)
            .or_insert_with(|| (Arc::clone(place), batch.place(place)));
        self.last = (address, *number);
        *number
    }
}

#[cfg(test)]
mod tests {
    use interleave::Instant;
    use interleave::trace::Cause;

    use super::*;

    fn at(place: Option<&Arc<Place>>) -> Event {
        Event {
            at: Instant::ZERO,
            turn: 1,
            kind: EventKind::TurnStarted { jobs: 1 },
            place: place.cloned(),
        }
    }

    fn places(recording: &Recording) -> usize {
        let count = |batch: &Words, _| batch.words().iter().filter(|&&word| word == 15.0).count();
        recording.take(count).expect("there is something to take")
    }

    #[test]
    fn a_place_stands_once_in_each_batch() {
        let recording = Recording::new(100);
        let place = Arc::new(Place::default());
        let other = Arc::new(Place::default());
        for place in [Some(&place), Some(&other), Some(&place)] {
            recording.keep(&at(place));
        }
        assert_eq!(recording.keep(&at(None)), 4);
        assert_eq!(places(&recording), 2);
        recording.record(at(Some(&place)));
        assert_eq!(places(&recording), 1);
    }

    #[test]
    fn lines_have_a_limit_of_their_own() {
        let recording = Recording::new(5).with_lines(2);
        let line = || Event {
            kind: EventKind::LineReached {
                line: 1,
                function: 0,
                cause: Cause::Outside,
            },
            ..at(None)
        };
        for _ in 0..4 {
            recording.record(line());
        }
        for _ in 0..4 {
            recording.record(at(None));
        }
        assert_eq!(recording.dropped(), 3);
        let codes = recording.take(|batch, dropped| {
            let codes = batch.words()[2..].iter().filter(|&&word| word == 21.0);
            (codes.count(), batch.events(), dropped)
        });
        assert_eq!(codes, Some((2, 5, 3)));
        assert_eq!(recording.dropped(), 0);
    }

    #[test]
    fn what_begins_anew_has_room_of_its_own() {
        let recording = Recording::new(1);
        for _ in 0..3 {
            recording.record(at(None));
        }
        recording.make_room(2);
        for _ in 0..3 {
            recording.record(at(None));
        }
        let taken = recording.take(|batch, dropped| (batch.events(), dropped));
        assert_eq!(taken, Some((3, 3)));
    }

    #[test]
    fn what_is_only_counted_is_said_once() {
        let recording = Recording::new(1);
        let say = || recording.take(|batch, dropped| (batch.events(), dropped));
        recording.record(at(None));
        assert_eq!(say(), Some((1, 0)));
        recording.record(at(None));
        recording.record(at(None));
        assert_eq!(say(), Some((0, 2)));
        assert_eq!(say(), None);
    }
}
