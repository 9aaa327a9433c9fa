//! The trace on its way to the page. Knows when it is handed over: a worker may be ended at any moment, and what was
//! not handed over is lost then. Knows no Python.

use std::cell::Cell;
use std::sync::Arc;

use interleave::trace::{Event, EventKind, Sink, Words};
use js_sys::Float64Array;
use send_wrapper::SendWrapper;

use super::page::Page;
use crate::Recording;

/// So many events are handed over at once, wherever the program is: about 100 KB, which stay in a processor's cache.
const BATCH: usize = 2_000;

/// A program that never ends comes to lines without end: what is only counted is said this often.
const DROPPED: u32 = 50_000;

pub(super) struct PageTrace {
    recording: Recording,
    most: u32,
    page: SendWrapper<Page>,
    /// Messages were let in since it was last handed over.
    due: SendWrapper<Cell<bool>>,
    /// That of the last event.
    turn: SendWrapper<Cell<u64>>,
}

impl PageTrace {
    /// Tells at most so many events, and so many lines among them, and counts the others.
    pub(super) fn new(page: Page, most: u32, lines: u32) -> Arc<PageTrace> {
        Arc::new(PageTrace {
            recording: Recording::new(most).with_lines(lines),
            most,
            page: SendWrapper::new(page),
            due: SendWrapper::new(Cell::new(true)),
            turn: SendWrapper::new(Cell::new(0)),
        })
    }

    /// A moment ago, or in a moment, messages are let in: what has gathered goes with the next job that begins, so that
    /// one that never ends is seen to have begun.
    pub(super) fn is_due(&self) {
        self.due.set(true);
    }

    /// The number of the turn that the last event was in.
    pub(super) fn turn(&self) -> u64 {
        self.turn.get()
    }

    /// Hands over what has gathered.
    pub(super) fn flush(&self) {
        self.recording
            .take(|batch, dropped| self.hand_over(batch, dropped));
    }

    /// The same; what comes now has room of its own.
    pub(super) fn begin_anew(&self) {
        self.flush();
        self.recording.make_room(self.most);
    }

    fn hand_over(&self, batch: &Words, dropped: u32) {
        let words = Float64Array::from(batch.words());
        self.page.trace(words, batch.text(), dropped);
    }
}

impl Sink for PageTrace {
    fn record(&self, event: Event) {
        self.turn.set(event.turn);
        let count = self.recording.keep(&event);
        let is_due = match event.kind {
            EventKind::JobStarted { .. } => self.due.replace(false),
            EventKind::LineReached { .. } => self.recording.dropped() >= DROPPED,
            _ => false,
        };
        if count >= BATCH || is_due {
            self.flush();
        }
    }
}
