//! Stamps events and hands them to the sink. Knows which job runs now; knows nothing of queues.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread::{self, ThreadId};

use crate::trace::{Cause, Event, EventKind, Place, Sink};
use crate::{CallId, Host, Instant, TaskId, TimerId};

/// The part of an executor that speaks to a [`Sink`]. Shared with wakers, so it may be on any thread.
pub(crate) struct Tracer {
    sink: Option<Arc<dyn Sink>>,
    /// Only on the executor's own thread is a running job to blame for what happens.
    owner: ThreadId,
    current: AtomicU64,
    turn: AtomicU64,
}

impl Tracer {
    pub(crate) fn new(sink: Option<Arc<dyn Sink>>) -> Tracer {
        Tracer {
            sink,
            owner: thread::current().id(),
            current: AtomicU64::new(pack(Cause::Outside)),
            turn: AtomicU64::new(0),
        }
    }

    pub(crate) fn is_on(&self) -> bool {
        self.sink.is_some()
    }

    pub(crate) fn on_own_thread(&self) -> bool {
        thread::current().id() == self.owner
    }

    /// Records an event. `kind` is not evaluated where nobody listens, and the clock is not read.
    #[inline]
    pub(crate) fn emit(&self, host: &dyn Host, kind: impl FnOnce(&Tracer) -> EventKind) {
        if self.is_on() {
            self.emit_at(host.now(), kind(self), None);
        }
    }

    /// Records an event for whoever knows the time already: a clock may be slow to read.
    pub(crate) fn emit_at(&self, at: Instant, kind: EventKind, place: Option<Arc<Place>>) {
        if let Some(sink) = &self.sink {
            let turn = self.turn.load(Relaxed);
            sink.record(Event {
                at,
                turn,
                kind,
                place,
            });
        }
    }

    /// Who runs now, for those who are on the executor's own thread.
    pub(crate) fn current(&self) -> Cause {
        unpack(self.current.load(Relaxed))
    }

    /// Who is to blame for what happens now on this thread, whichever it is.
    pub(crate) fn cause(&self) -> Cause {
        if self.on_own_thread() {
            self.current()
        } else {
            Cause::Outside
        }
    }

    /// Says who runs from now on, and returns who ran until now.
    pub(crate) fn set_current(&self, cause: Cause) -> Cause {
        unpack(self.current.swap(pack(cause), Relaxed))
    }

    pub(crate) fn set_turn(&self, turn: u64) {
        self.turn.store(turn, Relaxed);
    }

    pub(crate) fn turn(&self) -> u64 {
        self.turn.load(Relaxed)
    }
}

// A cause in one word: two bits of kind, the rest the number.
fn pack(cause: Cause) -> u64 {
    match cause {
        Cause::Outside => 0,
        Cause::Task(id) => (id.get() << 2) | 1,
        Cause::Call(id) => (id.get() << 2) | 2,
        Cause::Timer(id) => (id.get() << 2) | 3,
    }
}

fn unpack(word: u64) -> Cause {
    let number = word >> 2;
    let cause = match word & 3 {
        1 => TaskId::from_number(number).map(Cause::Task),
        2 => CallId::from_number(number).map(Cause::Call),
        3 => TimerId::from_number(number).map(Cause::Timer),
        _ => None,
    };
    cause.unwrap_or(Cause::Outside)
}
