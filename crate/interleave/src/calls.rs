//! The callbacks that wait for their turn or their time. Knows their states; runs none.
//!
//! ```text
//!  call_soon ──▶ Queued ──────────────▶ taken out and run
//!                  ▲  └──cancel──▶ Void ──▶ taken out
//!  call_later ─▶ Timed(key) ──cancel──▶ taken out
//! ```
//!
//! A cancelled callback that already stands in the ready queue leaves its place empty (`Void`) until
//! its job comes up, so that the place is not given to another one meanwhile.

use slab::Slab;

use crate::timers::TimerKey;
use crate::{CallId, TimerId};

pub(crate) type Callback = Box<dyn FnOnce()>;

enum State {
    Timed(TimerKey, Callback),
    Queued(Callback),
    Void,
}

pub(crate) struct Call {
    id: CallId,
    state: State,
}

#[derive(Default)]
pub(crate) struct Calls {
    table: Slab<Call>,
}

/// What [`Calls::cancel`] found. The callback is handed out, for it must be dropped with nothing
/// borrowed.
pub(crate) enum Cancelled {
    No,
    Queued(Callback),
    Timed(TimerKey, Callback),
}

impl Calls {
    pub(crate) fn queue(&mut self, id: CallId, callback: Callback) -> usize {
        let state = State::Queued(callback);
        self.table.insert(Call { id, state })
    }

    /// Adds a callback whose timer is armed by `arm`, which is told its place.
    pub(crate) fn time(
        &mut self,
        id: CallId,
        callback: Callback,
        arm: impl FnOnce(usize) -> TimerKey,
    ) -> (usize, TimerKey) {
        let key = arm(self.table.vacant_key());
        let state = State::Timed(key, callback);
        (self.table.insert(Call { id, state }), key)
    }

    /// The timer of a callback fired: it is in the ready queue now.
    pub(crate) fn fire(&mut self, slot: usize) -> CallId {
        let call = &mut self.table[slot];
        if let State::Timed(_, callback) = std::mem::replace(&mut call.state, State::Void) {
            call.state = State::Queued(callback);
        }
        call.id
    }

    /// Takes a callback out of its place to run it; `None` if it was cancelled.
    pub(crate) fn take(&mut self, slot: usize) -> Option<(CallId, Callback)> {
        match self.table.try_remove(slot)? {
            Call {
                id,
                state: State::Queued(callback),
            } => Some((id, callback)),
            _ => None,
        }
    }

    pub(crate) fn is_pending(&self, slot: usize, id: CallId) -> bool {
        self.table
            .get(slot)
            .is_some_and(|call| call.id == id && !matches!(call.state, State::Void))
    }

    /// The timer that it waits for.
    pub(crate) fn timer(&self, slot: usize, id: CallId) -> Option<TimerId> {
        match self.table.get(slot).filter(|call| call.id == id)?.state {
            State::Timed(key, _) => Some(key.id),
            _ => None,
        }
    }

    pub(crate) fn cancel(&mut self, slot: usize, id: CallId) -> Cancelled {
        let Some(call) = self.table.get_mut(slot).filter(|call| call.id == id) else {
            return Cancelled::No;
        };
        match std::mem::replace(&mut call.state, State::Void) {
            State::Void => Cancelled::No,
            State::Queued(callback) => Cancelled::Queued(callback),
            State::Timed(key, callback) => {
                self.table.remove(slot);
                Cancelled::Timed(key, callback)
            }
        }
    }

    /// Empties the table; the callbacks are handed out to be dropped with nothing borrowed.
    pub(crate) fn take_all(&mut self) -> Slab<Call> {
        std::mem::take(&mut self.table)
    }
}
