//! Python's standard library for Interleave's engine: CPython's own files, unmodified, compiled when this crate is.
//! `modules.txt` says which modules and why. Knows no interpreter.
//!
//! It is a crate of its own so that a change of the engine does not compile the library again.

mod directory;

pub use directory::DIRECTORY;
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

/// The lines that tracebacks show, by the file CPython would have them in: a path from the root, and the text. It is
/// CPython's without comments and documentation strings.
///
/// ```
/// let (_, text) = interleave_python_library::sources()
///     .iter()
///     .find(|(path, _)| path.ends_with("/asyncio/runners.py"))
///     .expect("asyncio is shown");
/// assert!(text.contains("        return runner.run(main)\n"));
/// ```
#[must_use]
pub fn sources() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/sources.rs"))
}

/// The names of CPython's modules that are not in.
///
/// ```
/// assert!(interleave_python_library::left_out().contains(&"tkinter"));
/// ```
#[must_use]
pub fn left_out() -> &'static [&'static str] {
    include!(concat!(env!("OUT_DIR"), "/left_out.rs"))
}
