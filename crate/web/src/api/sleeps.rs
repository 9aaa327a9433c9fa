//! The sleeps that JavaScript waits for. Each is a timer of the runtime's whose waker is not a task but a
//! JavaScript future: it is resolved in the very turn in which the timer fires, with no callback between.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::task::{Wake, Waker};

use interleave::Sleep;
use send_wrapper::SendWrapper;
use slab::Slab;
use wasm_bindgen::prelude::*;

use super::js::sleep_ends;
use super::loop_core::LoopState;

#[derive(Default)]
pub(crate) struct Sleeps(RefCell<Slab<Sleep>>);

impl Sleeps {
    /// Arms the timer, and returns the number by which to take it back.
    pub(crate) fn begin(state: &Rc<LoopState>, mut sleep: Sleep, future: JsValue) -> u32 {
        let key = state.sleeps.0.borrow().vacant_key();
        let ending = Arc::new(Ending(SendWrapper::new(Inner {
            state: Rc::downgrade(state),
            key,
            future,
        })));
        // The task that runs may wait for the future, or for something else.
        sleep.arm(&Waker::from(ending));
        state.sleeps.0.borrow_mut().insert(sleep);
        key as u32
    }

    pub(crate) fn cancel(&self, key: u32) {
        let sleep = self.0.borrow_mut().try_remove(key as usize);
        drop(sleep);
    }
}

struct Inner {
    state: Weak<LoopState>,
    key: usize,
    future: JsValue,
}

/// A waker has to be `Send + Sync`; this one never leaves its thread.
struct Ending(SendWrapper<Inner>);

impl Wake for Ending {
    fn wake(self: Arc<Self>) {
        let inner = &*self.0;
        if let Some(state) = inner.state.upgrade() {
            state.sleeps.cancel(inner.key as u32);
        }
        sleep_ends(&inner.future);
    }
}
