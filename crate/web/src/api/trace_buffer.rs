//! The trace on its way to JavaScript: events in a row of numbers, handed over once a batch and spelled out
//! by `js/trace.js`. Knows the order of the numbers; the two files must agree.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use interleave::trace::{Cause, Event, EventKind, JobId, Outcome, Resolution, Sink, Wait};
use js_sys::{Array, Float64Array};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;

use super::js::Hooks;
use super::loop_core::LoopState;

/// Events that are kept between two hand-overs. What comes after them is counted.
const CAPACITY: usize = 100_000;

pub(crate) struct TraceBuffer(SendWrapper<Inner>);

#[derive(Default)]
struct Inner {
    words: RefCell<Vec<f64>>,
    names: RefCell<Vec<JsValue>>,
    events: Cell<usize>,
    dropped: Cell<u32>,
    /// The future that is made or completed now is not to be spoken of.
    silent: Cell<bool>,
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

    /// Hands everything over.
    pub(crate) fn flush(&self, hooks: &Hooks) {
        let inner = &*self.0;
        let dropped = inner.dropped.take();
        if inner.events.take() == 0 && dropped == 0 {
            return;
        }
        // A copy, so that the room is kept for the next time; and nothing is borrowed when JavaScript runs.
        let words = {
            let mut words = inner.words.borrow_mut();
            let copy = Float64Array::from(words.as_slice());
            words.clear();
            copy
        };
        let names = inner.names.take().into_iter().collect::<Array>();
        hooks.take_trace(words, names, f64::from(dropped));
    }
}

impl Sink for TraceBuffer {
    fn record(&self, event: Event) {
        let inner = &*self.0;
        let silent = inner.silent.get();
        if silent
            && matches!(
                event.kind,
                EventKind::FutureCreated { .. } | EventKind::FutureResolved { .. }
            )
        {
            return;
        }
        if inner.events.get() == CAPACITY {
            inner.dropped.set(inner.dropped.get() + 1);
            // What was noted was noted about this one.
            match event.kind {
                EventKind::TaskSpawned { .. } => inner.spawn_note.set(0),
                EventKind::JobEnded { .. } => {
                    inner.end_note.set(0);
                    inner.end_cancelled.set(false);
                }
                _ => {}
            }
            return;
        }
        if inner.encode(&event) {
            inner.events.set(inner.events.get() + 1);
        }
    }
}

impl Inner {
    // In one place rather than in one for each kind of event.
    #[inline(never)]
    fn put(&self, event: &Event, code: u8, fields: &[f64]) {
        let mut words = self.words.borrow_mut();
        words.extend_from_slice(&[f64::from(code), event.at.as_millis_f64(), event.turn as f64]);
        words.extend_from_slice(fields);
    }

    /// Returns whether it is an event that JavaScript is told of.
    fn encode(&self, event: &Event) -> bool {
        let put = |code: u8, fields: &[f64]| self.put(event, code, fields);
        match &event.kind {
            EventKind::TurnStarted { jobs } => put(0, &[*jobs as f64]),
            EventKind::TaskSpawned { task, parent, name } => {
                let name = match name {
                    None => 0,
                    Some(name) => {
                        let mut names = self.names.borrow_mut();
                        names.push(JsValue::from_str(name));
                        names.len()
                    }
                };
                let parent = parent.map_or(0, |parent| parent.get());
                let note = self.spawn_note.take();
                put(
                    1,
                    &[
                        number(task.get()),
                        number(parent),
                        name as f64,
                        f64::from(note),
                    ],
                );
            }
            EventKind::TaskWoken { task, cause } => {
                let (by, id) = spell_cause(*cause);
                put(2, &[number(task.get()), by, id]);
            }
            EventKind::CallScheduled { call, cause } => {
                let (by, id) = spell_cause(*cause);
                put(3, &[number(call.get()), by, id]);
            }
            EventKind::CallCancelled { call, cause } => {
                let (by, id) = spell_cause(*cause);
                put(4, &[number(call.get()), by, id]);
            }
            EventKind::JobStarted { job } => {
                let (kind, id) = spell_job(*job);
                put(5, &[kind, id]);
            }
            EventKind::JobEnded { job, outcome } => {
                let (kind, id) = spell_job(*job);
                let note = f64::from(self.end_note.take());
                let cancelled = self.end_cancelled.take();
                let (outcome, wait) = match outcome {
                    Outcome::Suspended(wait) => (0.0, Some(*wait)),
                    Outcome::Finished if !cancelled => (1.0, None),
                    Outcome::Failed => (2.0, None),
                    Outcome::Finished | Outcome::Cancelled => (3.0, None),
                };
                let (wait, what) = spell_wait(wait);
                put(6, &[kind, id, outcome, wait, what, note]);
            }
            EventKind::FutureCreated { future, cause } => {
                let (by, id) = spell_cause(*cause);
                put(7, &[number(future.get()), by, id]);
            }
            EventKind::FutureResolved {
                future,
                resolution,
                cause,
            } => {
                let (by, id) = spell_cause(*cause);
                let resolution = match resolution {
                    Resolution::Result => 0.0,
                    Resolution::Error => 1.0,
                    Resolution::Cancelled => 2.0,
                };
                put(8, &[number(future.get()), resolution, by, id]);
            }
            EventKind::TimerArmed {
                timer,
                deadline,
                cause,
            } => {
                let (by, id) = spell_cause(*cause);
                put(9, &[number(timer.get()), deadline.as_millis_f64(), by, id]);
            }
            EventKind::TimerFired { timer } => put(10, &[number(timer.get())]),
            EventKind::TimerCancelled { timer, cause } => {
                let (by, id) = spell_cause(*cause);
                put(11, &[number(timer.get()), by, id]);
            }
            EventKind::LoopBlocked { job, duration } => {
                let (kind, id) = spell_job(*job);
                put(12, &[kind, id, duration.as_nanos() as f64 / 1e6]);
            }
            // A task's future that is dropped by Rust; JavaScript's tasks are cancelled by an error
            // thrown into them, which shows in how their jobs end.
            _ => return false,
        }
        true
    }
}

/// Ids are exact as JavaScript's numbers up to 2^53.
fn number(id: u64) -> f64 {
    id as f64
}

fn spell_cause(cause: Cause) -> (f64, f64) {
    match cause {
        Cause::Outside => (0.0, 0.0),
        Cause::Task(id) => (1.0, number(id.get())),
        Cause::Call(id) => (2.0, number(id.get())),
        Cause::Timer(id) => (3.0, number(id.get())),
    }
}

fn spell_job(job: JobId) -> (f64, f64) {
    match job {
        JobId::Task(id) => (0.0, number(id.get())),
        JobId::Call(id) => (1.0, number(id.get())),
    }
}

fn spell_wait(wait: Option<Wait>) -> (f64, f64) {
    match wait {
        None => (0.0, 0.0),
        Some(Wait::Turn) => (1.0, 0.0),
        Some(Wait::Timer { timer, .. }) => (2.0, number(timer.get())),
        Some(Wait::Future(future)) => (3.0, number(future.get())),
        Some(Wait::Task(task)) => (4.0, number(task.get())),
        Some(Wait::Several) => (5.0, 0.0),
        Some(Wait::Other) => (6.0, 0.0),
    }
}

impl LoopState {
    /// Does `what` without a word in the trace about the future it is done to, if `silent`.
    pub(crate) fn silently<T>(&self, silent: bool, what: impl FnOnce() -> T) -> T {
        match &self.trace {
            Some(trace) if silent => {
                trace.0.silent.set(true);
                let done = what();
                trace.0.silent.set(false);
                done
            }
            _ => what(),
        }
    }
}
