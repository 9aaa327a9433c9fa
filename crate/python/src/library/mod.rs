//! The standard library in the interpreter. Knows no program.

mod absent;
mod place;
mod search;

pub(crate) use absent::explain;
use rustpython_vm::VirtualMachine;
use rustpython_vm::frozen::{FrozenLib, FrozenModule};

use crate::files::FileSystem;

/// The directory a program is in when it begins.
const HOME: &str = "/home/python";

/// What stands in the place of CPython's files of the same name: crate/python/lib.
const OURS: &FrozenLib = rustpython_vm::py_freeze!(dir = "../../lib", crate_name = "rustpython_vm");

/// The modules by their names, compiled. Later ones of the same name win.
pub(crate) fn frozen() -> impl Iterator<Item = (&'static str, FrozenModule)> {
    interleave_python_library::frozen().chain(OURS.decode())
}

/// A file system with room for `quota` bytes, with what a program expects to be there: the directory it is in, one for
/// what is temporary, and the library's lines where tracebacks look for them.
pub(crate) fn files(quota: u64) -> FileSystem {
    let mut files = FileSystem::new(quota);
    for &(path, text) in interleave_python_library::sources() {
        files.supply(path, text.as_bytes());
    }
    for (path, mode) in [("/tmp", 0o1777), ("/home", 0o755), (HOME, 0o755)] {
        files
            .make_directory(path.as_bytes(), mode)
            .expect("a new file system has room");
    }
    files
        .change_directory(HOME.as_bytes())
        .expect("it has just been made");
    files
}

/// What has to be done once the interpreter stands.
pub(crate) fn install(vm: &VirtualMachine) {
    let installed = place::install(vm)
        .and_then(|()| search::install(vm))
        .and_then(|()| absent::install(vm));
    vm.expect_pyresult(installed, "importlib stands");
}
