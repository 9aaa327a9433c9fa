//! The few things of the browser that this crate calls. Knows how they are spelled; decides nothing.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/browser.js")]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    pub(crate) fn set_timeout(callback: &JsValue, milliseconds: i32) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    pub(crate) fn clear_timeout(timeout: &JsValue);

    /// Milliseconds since the page or the worker began, never going back.
    #[wasm_bindgen(js_name = performanceNow)]
    pub(crate) fn performance_now() -> f64;
}

#[wasm_bindgen]
extern "C" {
    pub(crate) type MessageChannel;

    #[wasm_bindgen(constructor)]
    pub(crate) fn new() -> MessageChannel;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn port1(this: &MessageChannel) -> MessagePort;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn port2(this: &MessageChannel) -> MessagePort;

    pub(crate) type MessagePort;

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_onmessage(this: &MessagePort, callback: &JsValue);

    #[wasm_bindgen(method, js_name = postMessage)]
    pub(crate) fn post_message(this: &MessagePort, message: &JsValue);

    #[wasm_bindgen(method)]
    pub(crate) fn close(this: &MessagePort);

    /// Only Node has it: a port that listens keeps the process alive until it is called.
    #[wasm_bindgen(method, getter, js_name = unref)]
    pub(crate) fn node_unref(this: &MessagePort) -> Option<Function>;

    #[wasm_bindgen(method, getter, js_name = ref)]
    pub(crate) fn node_ref(this: &MessagePort) -> Option<Function>;
}
