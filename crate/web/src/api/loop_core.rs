//! What stands behind JavaScript's `EventLoop`: callbacks, timers, tasks, pausing. Knows the driver and the
//! runtime; knows of JavaScript's objects only that they are to be handed back when their job comes.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::time::Duration;

use interleave::trace::{Part, Role};
use interleave::{CallHandle, Deferred, FutureId, Handle, Instant, Leave, TaskId};
use slab::Slab;
use wasm_bindgen::prelude::*;

use super::js::{Hooks, run_call};
use super::listener::ApiListener;
use super::sleeps::Sleeps;
use super::trace_buffer::TraceBuffer;
use super::{future_core::FutureCore, task};
use crate::driver::Driver;
use crate::{BrowserLoop, default_loop};

// What a loop was asked to be; the numbers stand in `js/loop.js` as well.
const INSTANT: u32 = 1;
const TRACED: u32 = 2;
const MICROTASKS: u32 = 4;
const TIMERS_LAST: u32 = 8;
const TELL_IDLE: u32 = 16;
/// It is the loop that Rust's `interleave_web::spawn` uses as well.
const SHARED: u32 = 32;

/// What a loop's tasks, futures and callbacks share.
pub(crate) struct LoopState {
    pub(crate) handle: Handle,
    driver: Weak<Driver>,
    pub(crate) trace: Option<Arc<TraceBuffer>>,
    /// Callbacks that wait for their turn or time, by the number that JavaScript has of them.
    calls: RefCell<Slab<CallHandle>>,
    pub(crate) sleeps: Sleeps,
    /// Of the future that the trace is told of next.
    pub(crate) parts: RefCell<Vec<Part>>,
    /// What the task that runs now is about to wait for. Left here by `FutureCore::await_next`, taken by the
    /// task's driver as soon as JavaScript returns.
    pub(crate) awaited: Cell<Option<Deferred<(), ()>>>,
    /// Native promises run between two callbacks, as they do in browsers.
    microtasks: bool,
}

impl LoopState {
    fn add_call(
        self: &Rc<Self>,
        call: JsValue,
        note: u32,
        add: impl FnOnce(&Handle, Box<dyn FnOnce()>) -> CallHandle,
    ) -> u32 {
        let key = self.calls.borrow().vacant_key();
        let state = self.clone();
        let run = Box::new(move || {
            let handle = state.calls.borrow_mut().try_remove(key);
            drop(handle);
            run_call(&call);
            state.after_callback();
        });
        let handle = self.noted(note, note, || add(&self.handle, run));
        self.calls.borrow_mut().insert(handle);
        key as u32
    }

    /// A callback of the program's has run.
    pub(crate) fn after_callback(&self) {
        if self.microtasks
            && let Some(driver) = self.driver.upgrade()
        {
            driver.hand_over();
        }
    }

    fn timer_taken_back(&self) {
        if let Some(driver) = self.driver.upgrade() {
            driver.timer_taken_back();
        }
    }
}

/// The Rust side of an `EventLoop`. Only the classes in `../../js` see it.
#[wasm_bindgen(private, skip_typescript)]
pub struct LoopCore {
    pub(crate) state: Rc<LoopState>,
    driver: Rc<Driver>,
    listener: Rc<ApiListener>,
    /// Dropping it stops the loop. The default loop belongs to its thread.
    own: RefCell<Option<BrowserLoop>>,
}

impl LoopCore {
    pub(crate) fn new(flags: u32, speed: f64, hooks: Hooks) -> LoopCore {
        let is = |flag: u32| flags & flag != 0;
        let trace = is(TRACED).then(TraceBuffer::new);
        let own = (!is(SHARED)).then(|| {
            let mut builder = BrowserLoop::builder().speed(speed);
            if is(INSTANT) {
                builder = builder.instant();
            }
            if let Some(trace) = &trace {
                builder = builder.trace(trace.clone());
            }
            builder.build()
        });
        let driver = match &own {
            Some(own) => own.driver(),
            None => default_loop::with(BrowserLoop::driver),
        };
        if is(TIMERS_LAST) {
            driver.fire_timers_last();
        }
        let listener = Rc::new(ApiListener::new(hooks, trace.clone(), is(TELL_IDLE)));
        driver.set_listener(listener.clone());
        let state = LoopState {
            handle: driver.handle().clone(),
            driver: Rc::downgrade(&driver),
            trace,
            calls: RefCell::default(),
            sleeps: Sleeps::default(),
            parts: RefCell::default(),
            awaited: Cell::new(None),
            microtasks: is(MICROTASKS),
        };
        LoopCore {
            state: Rc::new(state),
            driver,
            listener,
            own: RefCell::new(own),
        }
    }
}

#[wasm_bindgen]
impl LoopCore {
    /// Program time in milliseconds.
    pub fn now(&self) -> f64 {
        self.state.handle.now().as_millis_f64()
    }

    /// Queues `run_call(call)` and returns the number by which to take it back. Here and below, `note` is the number of
    /// the words about it that JavaScript keeps for the trace, from 1; 0 is none.
    #[wasm_bindgen(js_name = callSoon)]
    pub fn call_soon(&self, call: JsValue, note: u32) -> u32 {
        self.state
            .add_call(call, note, |handle, run| handle.call_soon(run))
    }

    /// Sets a timer for `run_call(call)` and returns the number by which to take it back.
    #[wasm_bindgen(js_name = callAt)]
    pub fn call_at(&self, when: f64, call: JsValue, note: u32) -> u32 {
        self.state
            .add_call(call, note, |handle, run| handle.call_at(instant(when), run))
    }

    /// Takes back a call that has not run yet.
    #[wasm_bindgen(js_name = cancelCall)]
    pub fn cancel_call(&self, key: u32) {
        let handle = self.state.calls.borrow_mut().try_remove(key as usize);
        if let Some(handle) = handle {
            handle.cancel();
            self.state.timer_taken_back();
        }
    }

    /// Has `sleep_ends(future)` called once `delay` milliseconds, above zero, have passed. Returns the number
    /// by which to take it back. `id` is the future's number, if the trace speaks of it, or 0.
    pub fn sleep(&self, delay: f64, future: JsValue, id: f64, note: u32) -> u32 {
        let state = &self.state;
        let sleep = state.handle.sleep(duration(delay));
        let key = state.noted(note, 0, || Sleeps::begin(state, sleep, future));
        if let (Some(trace), Some(id)) = (&state.trace, FutureId::from_number(id as u64)) {
            state
                .parts
                .borrow_mut()
                .extend(trace.armed().map(Part::Timer));
            state.serves(id, Role::Sleep, None);
        }
        key
    }

    /// Takes back a sleep that has not ended yet.
    #[wasm_bindgen(js_name = cancelSleep)]
    pub fn cancel_sleep(&self, key: u32) {
        self.state.sleeps.cancel(key);
        self.state.timer_taken_back();
    }

    /// The Rust side of a future, or, unless it is 0, of the result of the task with this number.
    pub fn future(&self, task: f64) -> FutureCore {
        FutureCore::new(self.state.clone(), TaskId::from_number(task as u64))
    }

    /// Tells the trace that somebody asked for the task with this number to be cancelled.
    #[wasm_bindgen(js_name = cancelRequested)]
    pub fn cancel_requested(&self, task: f64, note: u32) {
        if let Some(task) = TaskId::from_number(task as u64) {
            self.state
                .noted(note, 0, || self.state.handle.cancel_requested(task));
        }
    }

    /// Spawns a task that is run by `advance(task)`, and returns its number.
    pub fn spawn(&self, task: JsValue, eager: bool, note: u32) -> f64 {
        task::spawn(&self.state, task, eager, note)
    }

    /// A native promise was resolved by the job that runs now.
    #[wasm_bindgen(js_name = promiseResolved)]
    pub fn promise_resolved(&self) {
        self.state.after_callback();
    }

    /// The program wrote to a stream, 1 or 2, which has so many UTF-16 code units by now.
    pub fn wrote(&self, stream: u8, end: f64) {
        self.state.handle.wrote(stream, end as u64);
    }

    /// The program came to a line, in a function that begins at another or in none (0). Returns whether the job that runs
    /// was not there already, and the trace was told.
    #[wasm_bindgen(js_name = lineReached)]
    pub fn line_reached(&self, line: u32, function: u32) -> bool {
        let Some(trace) = &self.state.trace else {
            return false;
        };
        let comes = trace.comes_to(line, function);
        if comes {
            self.state.handle.line_reached(line, function);
            // A job that never ends is to be seen all the same.
            if trace.has_many_lines() {
                self.listener.flush();
            }
        }
        comes
    }

    /// Has `lookAtFailures` called in a macrotask of its own.
    #[wasm_bindgen(js_name = askToLookAtFailures)]
    pub fn ask_to_look_at_failures(&self) {
        self.driver.ask_for_macrotask();
    }

    /// Whether a job runs now.
    #[wasm_bindgen(js_name = isRunning)]
    pub fn is_running(&self) -> bool {
        self.state.handle.is_running()
    }

    /// See `EventLoop.pause`.
    pub fn pause(&self) {
        self.driver.pause();
    }

    /// See `EventLoop.resume`.
    pub fn resume(&self) {
        self.driver.resume();
    }

    /// See `EventLoop.step`. Not to be called from inside a job.
    pub fn step(&self) -> bool {
        self.driver.step(Leave::Job)
    }

    /// See `EventLoop.stepTurn`. Not to be called from inside a job.
    #[wasm_bindgen(js_name = stepTurn)]
    pub fn step_turn(&self) -> bool {
        self.driver.step(Leave::Turn)
    }

    /// See `EventLoop.turn`.
    pub fn turn(&self) -> f64 {
        self.state.handle.turn() as f64
    }

    /// Not for an instant clock; above zero and finite.
    #[wasm_bindgen(js_name = setSpeed)]
    pub fn set_speed(&self, speed: f64) {
        self.driver.set_speed(speed);
    }

    /// See `EventLoop.goLive`. Above zero and finite.
    #[wasm_bindgen(js_name = goLive)]
    pub fn go_live(&self, speed: f64) {
        self.driver.go_live(speed);
    }

    /// See `EventLoop.advance`.
    pub fn advance(&self, millis: f64) {
        self.driver.advance(duration(millis));
    }

    /// See `EventLoop.stop`.
    pub fn stop(&self) {
        self.driver.stop();
        let own = self.own.take();
        drop(own);
    }
}

/// Rounded to the nearest nanosecond: 0.1 ms is not a number that floats have.
fn nanos(millis: f64) -> u64 {
    // `as` saturates, so that forever is forever.
    (millis * 1e6).round() as u64
}

fn instant(millis: f64) -> Instant {
    Instant::from_nanos(nanos(millis))
}

fn duration(millis: f64) -> Duration {
    Duration::from_nanos(nanos(millis))
}
