//! The trace on its way to JavaScript: events in a row of numbers, handed over once a batch. Knows how many are kept,
//! and what JavaScript has to say of them; their encoding is the runtime's (`interleave::trace::Words`).

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use interleave::TimerId;
use interleave::trace::{Event, EventKind, Outcome, Sink, Words};
use js_sys::{Float64Array, JsString};
use send_wrapper::SendWrapper;

use super::js::Hooks;
use super::loop_core::LoopState;

/// Events that are kept between two hand-overs. What comes after them is counted.
const CAPACITY: usize = 100_000;

/// Less than such a part of what was handed over before may wait.
const LITTLE: usize = 100;

/// So many lines of one job are handed over before it ends.
const MANY_LINES: usize = 2_000;

pub(crate) struct TraceBuffer(SendWrapper<Inner>);

#[derive(Default)]
struct Inner {
    batch: RefCell<Words>,
    dropped: Cell<u32>,
    /// How many events were handed over before.
    handed_over: Cell<usize>,
    /// About what the call from JavaScript does that has a place, but for what is next.
    note: Cell<u32>,
    /// How many of the events in the batch say that the program came to a line.
    lines: Cell<usize>,
    /// The line that the job which runs came to last, and its function.
    line: Cell<(u32, u32)>,
    /// About the callback that it schedules; the next one has the next number.
    call_note: Cell<u32>,
    /// The timer that was armed last.
    armed: Cell<u64>,
    /// About the task that is spawned next.
    spawn_note: Cell<u32>,
    /// About the job that ends next.
    end_note: Cell<u32>,
    end_cancelled: Cell<bool>,
}

impl TraceBuffer {
    pub(crate) fn new() -> Arc<TraceBuffer> {
        Arc::new(TraceBuffer(SendWrapper::new(Inner::default())))
    }

    /// JavaScript keeps words about the next task, under this number.
    pub(crate) fn note_spawn(&self, note: u32) {
        self.0.spawn_note.set(note);
    }

    /// JavaScript keeps words about how the job that runs now ends, under this number; and a task that
    /// was cancelled looks finished to the runtime.
    pub(crate) fn note_end(&self, note: u32, cancelled: bool) {
        self.0.end_note.set(note);
        self.0.end_cancelled.set(cancelled);
    }

    /// Whether the job that runs comes to another line with this one, in this function; from now on it is there.
    pub(crate) fn comes_to(&self, line: u32, function: u32) -> bool {
        self.0.line.replace((line, function)) != (line, function)
    }

    /// Whether it is little beside what was handed over before, so that it may wait for more. A run on the instant clock
    /// has a batch a timer; each on its own would cost more than all that is in it.
    pub(crate) fn is_little(&self) -> bool {
        self.0.batch.borrow().events() < self.0.handed_over.get() / LITTLE
    }

    /// Whether so many lines have gathered that they are worth a hand-over in the midst of a job.
    pub(crate) fn has_many_lines(&self) -> bool {
        self.0.lines.get() >= MANY_LINES
    }

    /// The timer that was armed last.
    pub(crate) fn armed(&self) -> Option<TimerId> {
        TimerId::from_number(self.0.armed.get())
    }

    /// Hands everything over.
    pub(crate) fn flush(&self, hooks: &Hooks) {
        let inner = &*self.0;
        let dropped = inner.dropped.take();
        // A copy, so that the room is kept for the next time; and nothing is borrowed when JavaScript runs.
        let (words, text) = {
            let mut batch = inner.batch.borrow_mut();
            if batch.events() == 0 && dropped == 0 {
                return;
            }
            inner
                .handed_over
                .set(inner.handed_over.get() + batch.events());
            let words = Float64Array::from(batch.words());
            let text = JsString::from(batch.text());
            batch.clear();
            inner.lines.set(0);
            (words, text)
        };
        hooks.take_trace(words, text, f64::from(dropped));
    }
}

impl Sink for TraceBuffer {
    fn record(&self, mut event: Event) {
        let inner = &*self.0;
        // What was noted was noted about this one, whatever becomes of it.
        let note = match &mut event.kind {
            EventKind::CallScheduled { .. } => {
                let note = inner.call_note.get();
                inner.call_note.set(note + u32::from(note > 0));
                note
            }
            EventKind::TimerArmed { timer, .. } => {
                inner.armed.set(timer.get());
                inner.note.get()
            }
            EventKind::FutureResolved { .. }
            | EventKind::CancelRequested { .. }
            | EventKind::Acquired { .. }
            | EventKind::Released { .. } => inner.note.get(),
            EventKind::TaskSpawned { .. } => inner.spawn_note.take(),
            EventKind::JobStarted { .. } => {
                inner.line.take();
                0
            }
            EventKind::JobEnded { outcome, .. } => {
                inner.line.take();
                if inner.end_cancelled.take() && *outcome == Outcome::Finished {
                    *outcome = Outcome::Cancelled;
                }
                inner.end_note.take()
            }
            _ => 0,
        };
        let mut batch = inner.batch.borrow_mut();
        if batch.events() < CAPACITY {
            let is_line = matches!(event.kind, EventKind::LineReached { .. });
            inner.lines.set(inner.lines.get() + usize::from(is_line));
            batch.push(&event, note);
        } else {
            inner.dropped.set(inner.dropped.get() + 1);
        }
    }
}

impl LoopState {
    /// Does `what`, about which JavaScript keeps the words with this number, and about the callbacks that it schedules those
    /// from `calls` on; 0 is none.
    pub(crate) fn noted<T>(&self, note: u32, calls: u32, what: impl FnOnce() -> T) -> T {
        self.note_down(note, calls);
        let done = what();
        self.note_down(0, 0);
        done
    }

    // Not copied to each place above, for a page has to load it.
    #[inline(never)]
    fn note_down(&self, note: u32, calls: u32) {
        if let Some(trace) = &self.trace {
            trace.0.note.set(note);
            trace.0.call_note.set(calls);
        }
    }
}
