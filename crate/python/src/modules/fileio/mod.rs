//! `io.FileIO` over the small file system, and `open` above it. Knows where programs look for them.
//!
//! The interpreter has its own only where it has an operating system. What stands above the raw stream, buffers and
//! text, is the interpreter's.

mod file;
mod mode;
mod open;
mod raw_base;

pub(super) use decl::module_def;

use rustpython_vm::{PyResult, VirtualMachine};

/// The buffer of `open`: CPython's `DEFAULT_BUFFER_SIZE`.
const BUFFER: usize = 128 * 1024;

/// Puts `FileIO`, `open` and `open_code` where programs look for them.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let io = vm.import("_io", 0)?;
    raw_base::find(&io, vm)?;
    let ours = vm.import("_fileio", 0)?;
    for name in ["FileIO", "open", "open_code"] {
        io.set_attr(vm.ctx.intern_str(name), ours.get_attr(name, vm)?, vm)?;
    }
    vm.builtins.set_attr("open", ours.get_attr("open", vm)?, vm)
}

#[rustpython_vm::pymodule(name = "_fileio", with(file::decl, open::decl))]
mod decl {}
