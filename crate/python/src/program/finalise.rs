//! What is done after a program's last line: threads are waited for, what was registered is called, the program's
//! names go away, and whatever has a `__del__` hears of it. Knows no exceptions of the program itself.

use rustpython_vm::builtins::{PyDict, PyModule, PyStr, PyWeak};
use rustpython_vm::stdlib::atexit;
use rustpython_vm::{AsObject, Py, PyObjectRef, PyRef, PyResult, VirtualMachine};

use crate::world::World;

/// `sys.is_finalizing`. The interpreter has a flag of its own, but with it set it does not ask the hook of `sys` any
/// more, and reports without a traceback.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let is_finalizing = vm.new_function("is_finalizing", || World::current().is_ending());
    vm.sys_module.set_attr("is_finalizing", is_finalizing, vm)
}

/// Ends the program; says whether what it wrote could be shown.
///
/// CPython: Python/pylifecycle.c, `_Py_Finalize`.
pub(super) fn run(vm: &VirtualMachine) -> bool {
    let world = World::current();
    let exited = || world.exit_code().is_some();
    if !exited() {
        wait_for_threads(vm);
    }
    if !exited() {
        atexit::_run_exitfuncs(vm);
    }
    world.threads().close();
    if exited() {
        return true;
    }
    let shown = flush(vm);
    world.end();
    vm.state.gc.collect_force(2);
    forget_modules(vm);
    world.show_held();
    shown
}

fn wait_for_threads(vm: &VirtualMachine) {
    let threading = vm
        .sys_module
        .get_attr("modules", vm)
        .and_then(|modules| modules.get_item("threading", vm));
    let Ok(threading) = threading else {
        return;
    };
    if let Err(raised) = vm.call_method(&threading, "_shutdown", ()) {
        let message = "Exception ignored on threading shutdown".to_owned();
        vm.run_unraisable(raised, Some(message), vm.ctx.none());
    }
}

/// CPython: Python/pylifecycle.c, `flush_std_files`.
pub(super) fn flush(vm: &VirtualMachine) -> bool {
    let mut shown = true;
    for name in ["stdout", "stderr"] {
        let Ok(stream) = vm.sys_module.get_attr(name, vm) else {
            continue;
        };
        let closed = stream
            .get_attr("closed", vm)
            .and_then(|closed| closed.is_true(vm))
            .unwrap_or(false);
        if vm.is_none(&stream) || closed {
            continue;
        }
        if let Err(raised) = vm.call_method(&stream, "flush", ())
            && name == "stdout"
        {
            vm.run_unraisable(raised, None, stream);
            shown = false;
        }
    }
    shown
}

/// Takes the modules away in CPython's order: the program first hears of it by its own objects' ends, while what
/// they call still stands.
///
/// CPython: Python/pylifecycle.c, `finalize_modules`.
fn forget_modules(vm: &VirtualMachine) {
    let sys = vm.sys_module.dict();
    let none = || vm.ctx.none();
    for name in [
        "path",
        "argv",
        "ps1",
        "ps2",
        "last_exc",
        "last_type",
        "last_value",
        "last_traceback",
        "path_importer_cache",
        "meta_path",
        "path_hooks",
    ] {
        let _ = sys.set_item(name, none(), vm);
    }
    for (name, kept) in [
        ("stdin", "__stdin__"),
        ("stdout", "__stdout__"),
        ("stderr", "__stderr__"),
    ] {
        let kept = sys.get_item_opt(kept, vm).ok().flatten();
        let _ = sys.set_item(name, kept.unwrap_or_else(none), vm);
    }
    let _ = vm.builtins.dict().set_item("_", none(), vm);

    let modules: Vec<PyRef<PyWeak>> = match vm.sys_module.get_attr("modules", vm) {
        Ok(modules) => modules
            .downcast_ref::<PyDict>()
            .map(|modules| take_modules(modules, vm))
            .unwrap_or_default(),
        Err(_) => Vec::new(),
    };
    vm.state.gc.collect_force(2);
    for module in modules.iter().rev().filter_map(|module| module.upgrade()) {
        let Some(names) = module
            .downcast_ref::<PyModule>()
            .map(|module| module.dict())
        else {
            continue;
        };
        if !names.is(&vm.sys_module.dict()) && !names.is(&vm.builtins.dict()) {
            clear(&names, vm);
        }
    }
    vm.state.gc.collect_force(2);
}

/// Empties `sys.modules`, and gives back whatever modules live on. `sys` stays: the interpreter asks for it when a
/// `__del__` raises.
fn take_modules(modules: &Py<PyDict>, vm: &VirtualMachine) -> Vec<PyRef<PyWeak>> {
    let entries: Vec<(PyObjectRef, PyObjectRef)> = modules.into_iter().collect();
    let mut living = Vec::new();
    for (name, module) in entries {
        if module.is(&vm.sys_module) {
            continue;
        }
        if module.downcast_ref::<PyModule>().is_some()
            && let Ok(weak) = module.downgrade(None, vm)
        {
            living.push(weak);
        }
        drop(module);
        let _ = modules.del_item(&*name, vm);
    }
    living
}

/// Names that begin with one underscore go first.
///
/// CPython: Objects/moduleobject.c, `_PyModule_ClearDict`.
fn clear(names: &Py<PyDict>, vm: &VirtualMachine) {
    let clear = |goes: &dyn Fn(&str) -> bool| {
        let entries: Vec<(PyObjectRef, PyObjectRef)> = names.into_iter().collect();
        for (name, value) in entries {
            let goes = !vm.is_none(&value)
                && name
                    .downcast_ref::<PyStr>()
                    .is_some_and(|name| goes(&name.to_string_lossy()));
            drop(value);
            if goes {
                let _ = names.set_item(&*name, vm.ctx.none(), vm);
            }
        }
    };
    clear(&|name| name.starts_with('_') && !name.starts_with("__"));
    clear(&|name| name != "__builtins__");
}
