//! What the engine asks of JavaScript: `PageHost` of www/src/engines/python/page.ts, method for method. Knows no Python.

use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The worker around the engine.
    pub type Page;

    /// Takes text that the program wrote: to stdout (1) or stderr (2).
    #[wasm_bindgen(method)]
    pub(super) fn write(this: &Page, stream: u8, text: &str);

    /// Takes a batch of the trace, and how many events were not kept since the last one.
    #[wasm_bindgen(method)]
    pub(super) fn trace(this: &Page, words: Float64Array, text: &str, dropped: u32);

    /// Asks the person for a line. When it is there, the rest ends that is under way.
    #[wasm_bindgen(method)]
    pub(super) fn ask(this: &Page, prompt: &str);

    /// Whether the person was asked and has not answered.
    #[wasm_bindgen(method, js_name = isAsking)]
    pub(super) fn is_asking(this: &Page) -> bool;

    /// The answer, once: a string, null for the end of the input, or undefined if there is none.
    #[wasm_bindgen(method, js_name = takeAnswer)]
    pub(super) fn take_answer(this: &Page) -> JsValue;

    /// Nobody wants the answer any more.
    #[wasm_bindgen(method)]
    pub(super) fn withdraw(this: &Page);

    /// Wall time in milliseconds since the run began.
    #[wasm_bindgen(method)]
    pub(super) fn elapsed(this: &Page) -> f64;

    /// Suspends for so many milliseconds of wall time, or until `wake`; undefined means that only `wake` ends it.
    /// With 0 it comes back as soon as messages were let in. May come back early.
    #[wasm_bindgen(method, suspending)]
    pub(super) fn rest(this: &Page, milliseconds: Option<f64>) -> JsValue;

    /// The program is held: program time in milliseconds, and the turn. The trace was handed over.
    #[wasm_bindgen(method)]
    pub(super) fn paused(this: &Page, at: f64, turn: f64);

    /// All has run that runs before the program: its own first line comes now, at this program time in milliseconds. What is
    /// traced from now on is its own, and so is what is written.
    #[wasm_bindgen(method)]
    pub(super) fn begins(this: &Page, at: f64);

    /// Ends a rest, or the next one before it begins.
    #[wasm_bindgen(method)]
    pub(super) fn wake(this: &Page);

    /// From the main stack, goes over to this one: suspends until that is suspended, and then says yes, or has ended.
    #[wasm_bindgen(method, suspending)]
    pub(super) fn resume(this: &Page, stack: u32) -> bool;

    /// From another stack, goes back to the main one: suspends until that resumes it.
    #[wasm_bindgen(method, suspending)]
    pub(super) fn suspend(this: &Page);

    /// There is no memory left. Throws: nothing in here can go on.
    #[wasm_bindgen(js_namespace = globalThis, js_name = interleaveOutOfMemory)]
    pub(super) fn out_of_memory();

    /// The engine is about to break; why, for the report.
    #[wasm_bindgen(js_namespace = globalThis, js_name = interleavePanicked)]
    pub(super) fn panicked(why: &str);
}
