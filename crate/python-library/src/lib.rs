//! Python's standard library for Interleave's engine: CPython's own files, unmodified, compiled when this crate is.
//! `modules.txt` says which modules and why. Knows no interpreter.
//!
//! It is a crate of its own so that a change of the engine does not compile the library again.

use rustpython_compiler_core::frozen::{FrozenLib, FrozenModule};

const LIBRARY: &FrozenLib =
    FrozenLib::from_ref(include_bytes!(concat!(env!("OUT_DIR"), "/library.bin")));

/// The modules by their names, in the form that an interpreter's builder takes.
///
/// ```
/// let names: Vec<&str> = interleave_python_library::frozen().map(|(name, _)| name).collect();
/// assert!(names.contains(&"asyncio.tasks") && !names.contains(&"tkinter"));
/// ```
pub fn frozen() -> impl Iterator<Item = (&'static str, FrozenModule)> {
    LIBRARY.decode()
}
