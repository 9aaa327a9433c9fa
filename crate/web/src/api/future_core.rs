//! What stands behind JavaScript's `Future`: who waits for it, and in which order they go on. That it is done
//! is known here, with what result is not.

use std::cell::RefCell;
use std::rc::Rc;

use interleave::{Deferred, DoneCallback, TaskId};
use wasm_bindgen::prelude::*;

use super::js::run_done_callback;
use super::loop_core::LoopState;

/// How a future was completed, as JavaScript counts.
const ERROR: u8 = 2;
const CANCELLED: u8 = 3;

/// The Rust side of a `Future` that somebody waits for. Only the classes in `../../js` see it; they free it
/// once the future is done.
#[wasm_bindgen(private, skip_typescript)]
pub struct FutureCore {
    state: Rc<LoopState>,
    deferred: Deferred<(), ()>,
    /// Callbacks that can still be taken back, by JavaScript's numbers.
    callbacks: RefCell<Vec<(u32, DoneCallback)>>,
    /// The JavaScript future, once it is done: its callbacks are sure to run now, and want it.
    subject: Rc<RefCell<Option<JsValue>>>,
}

impl FutureCore {
    pub(crate) fn new(state: Rc<LoopState>, task: Option<TaskId>) -> FutureCore {
        let handle = &state.handle;
        let deferred = task.map_or_else(|| handle.deferred(), |task| handle.result_of(task));
        FutureCore {
            state,
            deferred,
            callbacks: RefCell::default(),
            subject: Rc::default(),
        }
    }
}

#[wasm_bindgen]
impl FutureCore {
    /// Its number in the trace.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> f64 {
        self.deferred.id().get() as f64
    }

    /// Has `run_done_callback(future, key)` called when it is done, in its place among all that wait.
    #[wasm_bindgen(js_name = addCallback)]
    pub fn add_callback(&self, key: u32) {
        let subject = self.subject.clone();
        let state = Rc::downgrade(&self.state);
        let callback = self.deferred.add_done_callback(move |_| {
            let future = subject.borrow().clone();
            if let Some(future) = future {
                run_done_callback(&future, key);
            }
            if let Some(state) = state.upgrade() {
                state.after_callback();
            }
        });
        self.callbacks.borrow_mut().push((key, callback));
    }

    /// Takes a callback back.
    #[wasm_bindgen(js_name = removeCallback)]
    pub fn remove_callback(&self, key: u32) {
        let callback = {
            let mut callbacks = self.callbacks.borrow_mut();
            let place = callbacks.iter().position(|(other, _)| *other == key);
            place.map(|place| callbacks.remove(place).1)
        };
        if let Some(callback) = callback {
            self.deferred.remove_done_callback(&callback);
        }
    }

    /// The task that runs now will wait for this future when it returns.
    #[wasm_bindgen(js_name = awaitNext)]
    pub fn await_next(&self) {
        self.state.awaited.set(Some(self.deferred.clone()));
    }

    /// `future` is done: all that wait for it become ready. `note` is the number of the words about that, unless it is
    /// a task's result; those about its callbacks have the numbers from `calls` on.
    pub fn complete(&self, future: JsValue, outcome: u8, note: u32, calls: u32) {
        self.subject.replace(Some(future));
        self.state.noted(note, calls, || {
            let completed = match outcome {
                CANCELLED => self.deferred.cancel(),
                ERROR => self.deferred.set_error(()).is_ok(),
                _ => self.deferred.set_result(()).is_ok(),
            };
            debug_assert!(completed, "JavaScript asks first whether it is pending");
        });
    }
}
