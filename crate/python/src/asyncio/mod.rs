//! `_asyncio`, and the event loop over [`interleave::Executor`].

use rustpython_vm::Context;
use rustpython_vm::builtins::PyModuleDef;

/// The definitions, by whose names `import` finds them.
pub(crate) fn definitions(_context: &Context) -> Vec<&'static PyModuleDef> {
    vec![]
}
