//! The native modules that the target lacks: what an operating system supplies elsewhere. Knows the world; knows
//! no program and no asyncio.

mod amended;
pub(crate) mod contextvars;
mod errno;
mod fileio;
mod oserror;
mod posix;
mod posixsubprocess;
mod select;
pub(crate) mod signal;
mod socket;
mod sum;
mod thread;
pub(crate) mod time;
mod tracemalloc;

pub(crate) use amended::standard;
use rustpython_vm::builtins::PyModuleDef;
use rustpython_vm::{Context, PyResult, VirtualMachine};

/// The definitions, by whose names `import` finds them.
pub(crate) fn definitions(context: &Context) -> Vec<&'static PyModuleDef> {
    vec![
        contextvars::module_def(context),
        fileio::module_def(context),
        posix::module_def(context),
        posixsubprocess::module_def(context),
        select::module_def(context),
        socket::module_def(context),
        signal::module_def(context),
        thread::module_def(context),
        tracemalloc::module_def(context),
    ]
}

/// What has to be done once the interpreter stands, before anything is imported.
pub(crate) fn install(vm: &VirtualMachine) {
    let installed = try_install(vm);
    vm.expect_pyresult(installed, "the host's modules can be installed");
}

fn try_install(vm: &VirtualMachine) -> PyResult<()> {
    signal::reset();
    thread::reset();
    // "linux" selects what asyncio and subprocess have for a POSIX; the target calls itself "unknown".
    vm.sys_module
        .set_attr("platform", vm.ctx.new_str("linux"), vm)?;
    // The interpreter comes with a stand-in of its own, whose locks know no owner.
    let modules = vm.sys_module.get_attr("modules", vm)?;
    modules.del_item("_thread", vm)?;
    errno::install(vm)?;
    oserror::install(vm);
    fileio::install(vm)?;
    sum::install(vm)?;
    time::install(vm)
}
