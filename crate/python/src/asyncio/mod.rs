//! The event loop of `asyncio`: [`interleave::Executor`] under CPython's `BaseEventLoop`.
//!
//! `lib/asyncio/unix_events.py` is the loop's class; its queue, its timers and its turns are `executor.rs`.

mod executor;

use rustpython_vm::Context;
use rustpython_vm::builtins::PyModuleDef;

/// The definitions, by whose names `import` finds them.
pub(crate) fn definitions(context: &Context) -> Vec<&'static PyModuleDef> {
    vec![executor::module_def(context)]
}
