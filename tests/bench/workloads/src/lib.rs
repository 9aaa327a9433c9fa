//! What is measured, written once over whatever runtime it runs on. A peer says what its runtime has
//! ([`Runtime`]) and exports [`run`] with [`peer!`]; the page calls that by a workload's name.
//!
//! A workload knows no peer, and it is the page that reads the clock around it. It returns numbers: first
//! the result that shows that the work was done, then, for some, what was measured inside.

mod behaviour;
mod clock;
mod messages;
mod run;
mod runtime;
mod tasks;
mod timers;
mod turns;

pub use run::run;
pub use runtime::Runtime;
#[doc(hidden)]
pub use {js_sys, wasm_bindgen};

/// Exports the workloads of a runtime to the page: `run(workload, size, limit)`, a promise of numbers.
#[macro_export]
macro_rules! peer {
    ($runtime:ty) => {
        /// Runs a workload by its name.
        #[$crate::wasm_bindgen::prelude::wasm_bindgen(wasm_bindgen = $crate::wasm_bindgen)]
        pub fn run(workload: &str, size: u32, limit: f64) -> $crate::js_sys::Promise {
            $crate::run::<$runtime>(workload, size, limit)
        }
    };
}
