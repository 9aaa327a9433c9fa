//! The JavaScript API.
//!
//! The classes that programs see (`EventLoop`, `Future`, `Task` ...) are written in JavaScript, in `../../js`, and
//! what they stand on is here. The line between the two is drawn by the garbage collector: a JavaScript
//! value that WebAssembly holds is a root, and a cycle through WebAssembly is never collected. A client
//! whose `connect()` task returns the client would be such a cycle. So
//!
//! * JavaScript holds what belongs to JavaScript: results, errors, callbacks, generators; it checks
//!   arguments and words the errors;
//! * Rust decides what runs when: the ready queue, who is woken by what and in which order, timers, the
//!   clock, the trace. It holds a JavaScript value only while something is sure to happen to it: a task
//!   that is not finished, a callback that is queued, a timer that is set.
//!
//! Nothing is borrowed while JavaScript is called, and no export takes `&mut self`: JavaScript may call
//! back in at any point. And no JavaScript that is called from here throws: an exception would
//! unwind the frames of the executor without running their ends.

mod exports;
mod future_core;
mod js;
mod listener;
mod loop_core;
mod roles;
mod sleeps;
mod task;
mod trace_buffer;
mod types;

use wasm_bindgen::prelude::*;

use loop_core::LoopCore;

/// Gives the JavaScript side its way in. Runs once, when the module is instantiated.
#[wasm_bindgen(start, private)]
fn start() {
    let make_loop = Closure::<dyn Fn(u32, f64, js::Hooks) -> LoopCore>::new(LoopCore::new);
    js::connect(make_loop.as_ref());
    // One for the life of the module.
    make_loop.forget();
}
