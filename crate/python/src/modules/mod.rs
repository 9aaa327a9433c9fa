//! The native modules that the target lacks: what an operating system supplies elsewhere. Knows the world; knows
//! no program and no asyncio.

use rustpython_vm::builtins::PyModuleDef;
use rustpython_vm::{Context, VirtualMachine};

/// The definitions, by whose names `import` finds them.
pub(crate) fn definitions(_context: &Context) -> Vec<&'static PyModuleDef> {
    vec![]
}

/// What has to be done once the interpreter stands, before anything is imported.
pub(crate) fn install(_vm: &VirtualMachine) {}
