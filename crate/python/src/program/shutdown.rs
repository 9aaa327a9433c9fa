//! What comes between the program's last line and its end. Knows no program.

use rustpython_vm::{PyResult, VirtualMachine};

use crate::world::World;

/// Waits for the program's threads, then does what it asked `atexit` for. Whatever that raises is told on stderr.
///
/// CPython: Python/pylifecycle.c, `Py_FinalizeEx`.
pub(crate) fn shut_down(vm: &VirtualMachine) {
    let world = World::current();
    if world.exit_code().is_none() {
        for (module, function, what) in [
            ("threading", "_shutdown", "threading shutdown"),
            ("atexit", "_run_exitfuncs", "atexit"),
        ] {
            if let Err(exception) = call_if_imported(module, function, vm) {
                let text = format!("Exception ignored on {what}");
                vm.run_unraisable(exception, Some(text), vm.ctx.none());
            }
        }
    }
    world.threads().close();
}

fn call_if_imported(module: &str, function: &str, vm: &VirtualMachine) -> PyResult<()> {
    let modules = vm.sys_module.get_attr("modules", vm)?;
    match modules.get_item(module, vm) {
        Ok(module) => vm.call_method(&module, function, ()).map(drop),
        Err(_) => Ok(()),
    }
}
