//! The functions of `../../js` that Rust calls. Knows their names and promises; none of them throws.

use js_sys::{Float64Array, JsString};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/current.js")]
extern "C" {
    /// Hands over the function that makes a loop's Rust side.
    pub(crate) fn connect(make_loop: &JsValue);
}

#[wasm_bindgen(module = "/js/loop.js")]
extern "C" {
    /// A loop's JavaScript side, held weakly.
    pub(crate) type Hooks;

    #[wasm_bindgen(method, js_name = takeTrace)]
    pub(crate) fn take_trace(this: &Hooks, words: Float64Array, text: JsString, dropped: f64);

    #[wasm_bindgen(method)]
    pub(crate) fn idle(this: &Hooks);

    #[wasm_bindgen(method, js_name = lookAtFailures)]
    pub(crate) fn look_at_failures(this: &Hooks);
}

#[wasm_bindgen(module = "/js/handle.js")]
extern "C" {
    /// A callback given to `callSoon` or `callLater`: calls it.
    #[wasm_bindgen(js_name = runCall)]
    pub(crate) fn run_call(call: &JsValue);
}

#[wasm_bindgen(module = "/js/future.js")]
extern "C" {
    /// Calls a done callback of a future.
    #[wasm_bindgen(js_name = runDoneCallback)]
    pub(crate) fn run_done_callback(future: &JsValue, key: u32);
}

#[wasm_bindgen(module = "/js/sleep.js")]
extern "C" {
    /// The time of a sleep has come.
    #[wasm_bindgen(js_name = sleepEnds)]
    pub(crate) fn sleep_ends(future: &JsValue);
}

#[wasm_bindgen(module = "/js/task.js")]
extern "C" {
    /// Runs the task, whose number is `id`, up to its next wait; the code says what came of it (`task.rs`).
    pub(crate) fn advance(task: &JsValue, id: f64) -> u32;
}
