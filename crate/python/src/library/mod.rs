//! The standard library that is frozen into the engine. Knows no program.

use rustpython_vm::frozen::FrozenModule;

/// The modules by their names, compiled.
pub(crate) fn frozen() -> impl Iterator<Item = (&'static str, FrozenModule)> {
    rustpython_pylib::FROZEN_STDLIB.decode()
}
