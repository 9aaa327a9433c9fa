//! The browser's clock, the same for every peer.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
unsafe extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    safe fn performance_now() -> f64;
}

/// Milliseconds since the page was opened.
pub(crate) fn now() -> f64 {
    performance_now()
}
