//! The standard library that is frozen into the engine. Knows no program.

use rustpython_vm::frozen::{FrozenLib, FrozenModule};

/// What stands in the place of CPython's files of the same name: crate/python/lib.
const OURS: &FrozenLib = rustpython_vm::py_freeze!(dir = "../../lib", crate_name = "rustpython_vm");

/// The modules by their names, compiled. Later ones of the same name win.
pub(crate) fn frozen() -> impl Iterator<Item = (&'static str, FrozenModule)> {
    rustpython_pylib::FROZEN_STDLIB
        .decode()
        .chain(OURS.decode())
}
