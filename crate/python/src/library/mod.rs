//! The standard library in the interpreter. Knows no program.

use rustpython_vm::frozen::{FrozenLib, FrozenModule};

/// What stands in the place of CPython's files of the same name: crate/python/lib.
const OURS: &FrozenLib = rustpython_vm::py_freeze!(dir = "../../lib", crate_name = "rustpython_vm");

/// The modules by their names, compiled. Later ones of the same name win.
pub(crate) fn frozen() -> impl Iterator<Item = (&'static str, FrozenModule)> {
    interleave_python_library::frozen().chain(OURS.decode())
}
