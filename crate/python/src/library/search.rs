//! Where an import looks: among the modules that are in the engine, and then in the program's files. Knows importlib and
//! `sys`; where the library's own modules say they are is told by `place.rs`.

use rustpython_vm::{PyResult, VirtualMachine};

use super::HOME;

/// Where CPython's Modules/getpath.py finds everything below.
const PREFIX: &str = "/usr";

/// Tells `sys` where the interpreter and its library would be, and that a program's modules are beside it, as
/// `python main.py` does; and gives importlib its finder of files.
///
/// One thing is not as in CPython: a file of the program's does not hide a module of the library, for those are found
/// first.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let library = interleave_python_library::DIRECTORY;
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        vm.sys_module.set_attr(name, vm.ctx.new_str(PREFIX), vm)?;
    }
    for name in ["executable", "_base_executable"] {
        let python = vm.ctx.new_str(format!("{PREFIX}/bin/python3"));
        vm.sys_module.set_attr(name, python, vm)?;
    }
    let path = [
        HOME.to_owned(),
        format!("{PREFIX}/lib/python314.zip"),
        library.to_owned(),
        format!("{library}/lib-dynload"),
    ];
    let path = path.map(|directory| vm.ctx.new_str(directory).into());
    vm.sys_module
        .set_attr("path", vm.ctx.new_list(path.to_vec()), vm)?;
    let importlib = vm.import("_frozen_importlib", 0)?;
    vm.call_method(&importlib, "_install_external_importers", ())?;
    Ok(())
}
