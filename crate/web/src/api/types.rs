//! The types that the generated declarations give to what stands in `../../js`: the files of `js/types`, one after
//! the other. They import nothing from each other, for they become one file.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const ERRORS: &'static str = include_str!("../../js/types/errors.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const FUTURE: &'static str = include_str!("../../js/types/future.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const TASK: &'static str = include_str!("../../js/types/task.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const LOOP: &'static str = include_str!("../../js/types/loop.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const TRACE: &'static str = include_str!("../../js/types/trace.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const TOGETHER: &'static str = include_str!("../../js/types/together.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const SYNC: &'static str = include_str!("../../js/types/sync.d.ts");
