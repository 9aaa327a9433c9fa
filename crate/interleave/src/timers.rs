//! The timers that are set, in the order in which they will fire. Knows no clock: it is told the time.
//!
//! A binary heap whose entries know where they stand, so that a cancelled timer is taken out at once:
//! timeouts that are set and cancelled a million times leave nothing behind, with no sweeping and no
//! threshold to tune. (CPython's loop marks them and sweeps when more than half are cancelled.)
//!
//! ```text
//!  entries   place ─▶ deadline, id, position in the heap, what to do
//!  heap      (deadline, id, place), the parent of n at (n - 1) / 2
//! ```

use std::task::Waker;

use slab::Slab;

use crate::{Instant, TimerId};

/// Names an armed timer. The id says whether the place still belongs to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct TimerKey {
    pub(crate) deadline: Instant,
    pub(crate) id: TimerId,
    place: usize,
}

/// What to do when the time has come.
pub(crate) enum Target {
    Wake(Waker),
    /// Make a callback ready, by its place in the table of calls.
    Call(usize),
}

struct Entry {
    id: TimerId,
    position: usize,
    target: Target,
}

#[derive(Default)]
pub(crate) struct Timers {
    heap: Vec<TimerKey>,
    entries: Slab<Entry>,
}

impl TimerKey {
    /// By deadline, then by who was set first.
    fn is_before(&self, other: &TimerKey) -> bool {
        (self.deadline, self.id) < (other.deadline, other.id)
    }
}

impl Timers {
    /// `id` is greater than that of any timer before.
    pub(crate) fn arm(&mut self, id: TimerId, deadline: Instant, target: Target) -> TimerKey {
        let position = self.heap.len();
        let place = self.entries.insert(Entry {
            id,
            position,
            target,
        });
        let key = TimerKey {
            deadline,
            id,
            place,
        };
        self.heap.push(key);
        self.rise(position, key);
        key
    }

    fn entry(&self, key: TimerKey) -> Option<&Entry> {
        self.entries
            .get(key.place)
            .filter(|entry| entry.id == key.id)
    }

    pub(crate) fn is_armed(&self, key: TimerKey) -> bool {
        self.entry(key).is_some()
    }

    /// Takes a timer out; `None` if it fired or was taken out before.
    pub(crate) fn disarm(&mut self, key: TimerKey) -> Option<Target> {
        let position = self.entry(key)?.position;
        Some(self.remove(position).1)
    }

    /// The waker of a timer that is still armed, so that it can be replaced.
    pub(crate) fn waker_mut(&mut self, key: TimerKey) -> Option<&mut Waker> {
        match self.entries.get_mut(key.place) {
            Some(Entry {
                id,
                target: Target::Wake(waker),
                ..
            }) if *id == key.id => Some(waker),
            _ => None,
        }
    }

    pub(crate) fn next_deadline(&self) -> Option<Instant> {
        self.heap.first().map(|first| first.deadline)
    }

    /// Takes out the next timer that is due at `now`. Never early: CPython's loop allows itself a
    /// clock's resolution here (`base_events.py`, `_run_once`), and this one does not.
    pub(crate) fn pop_due(&mut self, now: Instant) -> Option<(TimerKey, Target)> {
        let first = self.next_deadline()?;
        (first <= now).then(|| self.remove(0))
    }

    pub(crate) fn len(&self) -> usize {
        self.heap.len()
    }

    /// Empties it; what is in it is handed out to be dropped with nothing borrowed.
    pub(crate) fn take_all(&mut self) -> impl Sized + use<> {
        self.heap = Vec::new();
        std::mem::take(&mut self.entries)
    }

    fn remove(&mut self, position: usize) -> (TimerKey, Target) {
        let removed = self.heap.swap_remove(position);
        // The last one stands there now, unless it was itself the last. Where it came from it was behind
        // its parents; here it may be before one, or behind a child.
        if let Some(&moved) = self.heap.get(position) {
            let position = self.rise(position, moved);
            self.sink(position, moved);
        }
        (removed, self.entries.remove(removed.place).target)
    }

    fn put(&mut self, position: usize, key: TimerKey) {
        self.heap[position] = key;
        self.entries[key.place].position = position;
    }

    /// Moves a key up to where its parent is before it; returns where that is.
    fn rise(&mut self, mut position: usize, key: TimerKey) -> usize {
        while position > 0 {
            let parent = (position - 1) / 2;
            let above = self.heap[parent];
            if above.is_before(&key) {
                break;
            }
            self.put(position, above);
            position = parent;
        }
        self.put(position, key);
        position
    }

    /// Moves a key down to where both its children are behind it.
    fn sink(&mut self, mut position: usize, key: TimerKey) {
        loop {
            let left = 2 * position + 1;
            let Some(mut below) = self.heap.get(left).copied() else {
                break;
            };
            let mut child = left;
            if let Some(right) = self.heap.get(left + 1)
                && right.is_before(&below)
            {
                (child, below) = (left + 1, *right);
            }
            if key.is_before(&below) {
                break;
            }
            self.put(position, below);
            position = child;
        }
        self.put(position, key);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;

    /// Ids of the timers in the order in which they come due.
    fn drain(timers: &mut Timers) -> Vec<u64> {
        let mut order = Vec::new();
        while let Some((key, _)) = timers.pop_due(Instant::FAR_FUTURE) {
            order.push(key.id.get());
        }
        order
    }

    proptest! {
        // Miri takes a second for each.
        #![proptest_config(ProptestConfig {
            cases: if cfg!(miri) { 4 } else { 256 },
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn timers_come_out_in_order_whatever_was_taken_out(
            steps in proptest::collection::vec((0..20_u64, any::<prop::sample::Index>(), 0..3_u8), 0..200)
        ) {
            let mut timers = Timers::default();
            let armed = Cell::new(0);
            let mut expected: Vec<TimerKey> = Vec::new();
            for (deadline, index, action) in steps {
                if action == 0 && !expected.is_empty() {
                    let key = expected.remove(index.index(expected.len()));
                    prop_assert!(timers.disarm(key).is_some());
                    prop_assert!(timers.disarm(key).is_none());
                    prop_assert!(!timers.is_armed(key));
                } else {
                    let key = timers.arm(TimerId::after(&armed), Instant::from_nanos(deadline), Target::Call(0));
                    prop_assert!(timers.is_armed(key));
                    expected.push(key);
                }
                prop_assert_eq!(timers.len(), expected.len());
            }
            expected.sort_by_key(|key| (key.deadline, key.id));
            let order: Vec<u64> = expected.iter().map(|key| key.id.get()).collect();
            prop_assert_eq!(timers.next_deadline(), expected.first().map(|key| key.deadline));
            prop_assert_eq!(drain(&mut timers), order);
        }
    }
}
