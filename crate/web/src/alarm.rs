//! Being called back by the browser: now, through a `MessageChannel`, or later, through `setTimeout`. Knows
//! how to ask without asking twice; knows nothing of what is done when the call comes.
//!
//! A message is a macrotask: the browser may paint, and handle input and other messages, before it
//! comes. `setTimeout(.., 0)` would be one as well, but browsers make it wait 4 ms once it is nested five
//! deep; a microtask comes before all else, so a loop made of them freezes the page.

use std::cell::{Cell, RefCell};

use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::browser::{MessageChannel, MessagePort, clear_timeout, performance_now, set_timeout};

/// Browsers keep the delay of `setTimeout` in 32 bits; a longer one would fire at once.
const LONGEST_TIMEOUT: f64 = i32::MAX as f64;

/// Below this, a timeout that is set by a timeout waits longer than it was asked to, once five are nested
/// (<https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timer-initialisation-steps>).
const SHORTEST_NESTED_TIMEOUT: f64 = 4.0;

/// What a call came from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Message,
    Timeout,
}

pub(crate) struct Alarm {
    inbox: MessagePort,
    outbox: MessagePort,
    /// Node's `ref` and `unref` of the inbox. A loop with nothing to do must not keep the process alive.
    node: Option<(Function, Function)>,
    /// A message is under way.
    posted: Cell<bool>,
    timeout: RefCell<Option<Timeout>>,
    /// What is called now was called by a timeout.
    nested: Cell<bool>,
    /// The one function that the browser calls, for messages and timeouts alike.
    callback: Closure<dyn Fn(JsValue)>,
}

struct Timeout {
    /// The wall time for which it is set.
    at: f64,
    id: JsValue,
}

impl Alarm {
    /// An alarm that calls `ring`, not from inside any of its methods.
    pub(crate) fn new(ring: impl Fn(Call) + 'static) -> Alarm {
        // A message comes with an event, a timeout with nothing.
        let callback = Closure::new(move |event: JsValue| {
            ring(match event.is_undefined() {
                true => Call::Timeout,
                false => Call::Message,
            });
        });
        let channel = MessageChannel::new();
        let inbox = channel.port1();
        inbox.set_onmessage(callback.as_ref());
        let node = inbox.node_ref().zip(inbox.node_unref());
        let alarm = Alarm {
            inbox,
            outbox: channel.port2(),
            node,
            posted: Cell::new(false),
            timeout: RefCell::new(None),
            nested: Cell::new(false),
            callback,
        };
        alarm.keep_process_alive(false);
        alarm
    }

    /// Has the callback called in a macrotask of its own.
    pub(crate) fn now(&self) {
        if !self.posted.replace(true) {
            self.keep_process_alive(true);
            self.outbox.post_message(&JsValue::NULL);
        }
    }

    /// Has the callback called at wall time `at`, or before. Whoever is called must look at the clock: it
    /// may be a timeout that was set for something else, or one part of a long wait.
    pub(crate) fn at(&self, at: f64) {
        if let Some(set) = &*self.timeout.borrow()
            && set.at <= at
        {
            return;
        }
        self.never();
        let now = performance_now();
        let delay = (at - now).ceil().clamp(0.0, LONGEST_TIMEOUT);
        if self.nested.get() && delay < SHORTEST_NESTED_TIMEOUT {
            // A message is no timeout: what is set from there is not nested.
            self.now();
            return;
        }
        let id = set_timeout(self.callback.as_ref(), delay as i32);
        let at = now + delay;
        self.timeout.replace(Some(Timeout { at, id }));
    }

    /// Takes back what [`at`](Alarm::at) asked for.
    pub(crate) fn never(&self) {
        let set = self.timeout.take();
        if let Some(Timeout { id, .. }) = set {
            clear_timeout(&id);
        }
    }

    /// To be called first when the callback is called.
    pub(crate) fn rang(&self, call: Call) {
        self.nested.set(call == Call::Timeout);
        match call {
            Call::Message => {
                self.posted.set(false);
                self.keep_process_alive(false);
            }
            Call::Timeout => drop(self.timeout.take()),
        }
    }

    fn keep_process_alive(&self, alive: bool) {
        if let Some((keep, release)) = &self.node {
            let function = if alive { keep } else { release };
            // They only count; there is nothing that could go wrong in them.
            let _ = function.call0(&self.inbox);
        }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        self.never();
        self.inbox.set_onmessage(&JsValue::NULL);
        self.inbox.close();
    }
}
