//! The timers that are set, in the order in which they will fire. Knows no clock: it is told the time.
//!
//! An ordered map rather than a binary heap: a cancelled timer is taken out at once, so that timeouts
//! that are set and cancelled a million times leave nothing behind, with no sweeping and no threshold to
//! tune.

use std::collections::BTreeMap;
use std::task::Waker;

use crate::{Instant, TimerId};

/// Which timer, and where it stands in the order: by deadline, then by who was set first.
pub(crate) type TimerKey = (Instant, TimerId);

/// What to do when the time has come.
pub(crate) enum Target {
    Wake(Waker),
    /// Make a callback ready, by its place in the table of calls.
    Call(usize),
}

#[derive(Default)]
pub(crate) struct Timers {
    queue: BTreeMap<TimerKey, Target>,
    armed: u64,
}

impl Timers {
    pub(crate) fn arm(&mut self, deadline: Instant, target: Target) -> TimerKey {
        self.armed += 1;
        let key = (deadline, TimerId::new(self.armed));
        self.queue.insert(key, target);
        key
    }

    /// Takes a timer out; `None` if it fired or was taken out before.
    pub(crate) fn disarm(&mut self, key: TimerKey) -> Option<Target> {
        self.queue.remove(&key)
    }

    pub(crate) fn is_armed(&self, key: TimerKey) -> bool {
        self.queue.contains_key(&key)
    }

    /// The waker of a timer that is still armed, so that it can be replaced.
    pub(crate) fn waker_mut(&mut self, key: TimerKey) -> Option<&mut Waker> {
        match self.queue.get_mut(&key) {
            Some(Target::Wake(waker)) => Some(waker),
            _ => None,
        }
    }

    pub(crate) fn next_deadline(&self) -> Option<Instant> {
        self.queue.first_key_value().map(|(key, _)| key.0)
    }

    /// Takes out the next timer that is due at `now`. Never early: CPython's loop allows itself a
    /// clock's resolution here (`base_events.py`, `_run_once`), and this one does not.
    pub(crate) fn pop_due(&mut self, now: Instant) -> Option<(TimerKey, Target)> {
        let first = self.queue.first_entry()?;
        (first.key().0 <= now).then(|| first.remove_entry())
    }

    pub(crate) fn len(&self) -> usize {
        self.queue.len()
    }

    pub(crate) fn take_all(&mut self) -> BTreeMap<TimerKey, Target> {
        std::mem::take(&mut self.queue)
    }
}
