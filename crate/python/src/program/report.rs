//! Tells the person of an exception that nobody caught: `sys.excepthook` and `sys.unraisablehook`. Knows no endings.

use rustpython_vm::builtins::{PyBaseException, PyBaseExceptionRef, PyStrRef, PyTraceback};
use rustpython_vm::{AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::native_traceback::{self, Unraisable};
use super::{error, source};
use crate::console::Stream;
use crate::library;
use crate::world::World;

/// Puts the hooks into `sys`.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let sys = &vm.sys_module;
    let excepthook = vm.new_function("excepthook", excepthook);
    sys.set_attr("excepthook", excepthook.clone(), vm)?;
    sys.set_attr("__excepthook__", excepthook, vm)?;
    let unraisablehook = vm.new_function("unraisablehook", unraisablehook);
    sys.set_attr("unraisablehook", unraisablehook.clone(), vm)?;
    sys.set_attr("__unraisablehook__", unraisablehook, vm)?;
    Ok(())
}

/// Reports what ended the program, by the program's own hook if it has one. An error is what that hook raised
/// SystemExit for.
///
/// CPython: Python/pythonrun.c, `_PyErr_PrintEx`.
pub(super) fn uncaught(
    vm: &VirtualMachine,
    exception: &PyBaseExceptionRef,
) -> Result<(), PyBaseExceptionRef> {
    let sys = &vm.sys_module;
    // The program may have broken what that needs; then there is nothing to explain.
    let _ = library::explain(exception, vm);
    let (class, value, traceback) = vm.split_exception(exception.clone());
    let last = [
        ("last_exc", &value),
        ("last_type", &class),
        ("last_value", &value),
        ("last_traceback", &traceback),
    ];
    for (name, object) in last {
        // `sys` takes every attribute, unless the program put something else in its place.
        let _ = sys.set_attr(name, object.clone(), vm);
    }
    let Ok(hook) = sys.get_attr("excepthook", vm) else {
        write(vm, "sys.excepthook is missing\n");
        display(vm, exception);
        return Ok(());
    };
    let Err(raised) = hook.call((class, value, traceback), vm) else {
        return Ok(());
    };
    if raised.fast_isinstance(vm.ctx.exceptions.system_exit) {
        return Err(raised);
    }
    write(vm, "Error in sys.excepthook:\n");
    display(vm, &raised);
    write(vm, "\nOriginal exception was:\n");
    display(vm, exception);
    Ok(())
}

/// Writes to the program's `sys.stderr`; to the console itself if there is none any more.
pub(super) fn write(vm: &VirtualMachine, text: &str) {
    write_str(vm, &vm.ctx.new_str(text));
}

/// The same; lone surrogates are shown as the stream shows them.
pub(super) fn write_str(vm: &VirtualMachine, text: &PyStrRef) {
    let written = match vm.sys_module.get_attr("stderr", vm) {
        Ok(stderr) if vm.is_none(&stderr) => return,
        Ok(stderr) => vm
            .call_method(&stderr, "write", (text.clone(),))
            .and_then(|_| vm.call_method(&stderr, "flush", ())),
        Err(missing) => Err(missing),
    };
    if written.is_err() {
        World::current().write(Stream::Stderr, &text.to_string_lossy());
    }
}

/// As the library's `traceback` writes it; as the core writes it, if the program broke that.
///
/// CPython: Python/pythonrun.c, `PyErr_Display`.
fn display(vm: &VirtualMachine, exception: &PyBaseExceptionRef) {
    let silent = vm
        .sys_module
        .get_attr("stderr", vm)
        .is_ok_and(|stderr| vm.is_none(&stderr));
    if silent {
        return;
    }
    let printed = vm
        .import("traceback", 0)
        .and_then(|traceback| traceback.get_attr("_print_exception_bltin", vm))
        .and_then(|print| print.call((exception.clone(),), vm));
    if printed.is_err() {
        write(vm, &native_traceback::exception(vm, exception));
    }
}

fn excepthook(
    _class: PyObjectRef,
    value: PyObjectRef,
    traceback: PyObjectRef,
    vm: &VirtualMachine,
) {
    let class = value.class().name().to_string();
    let Ok(exception) = value.downcast::<PyBaseException>() else {
        let text = "TypeError: print_exception(): Exception expected for value";
        write(vm, &format!("{text}, {class} found\n"));
        return;
    };
    if exception.__traceback__().is_none()
        && let Ok(traceback) = traceback.downcast::<PyTraceback>()
    {
        exception.set_traceback(Some(traceback));
    }
    display(vm, &exception);
}

/// CPython: Python/errors.c, `_PyErr_WriteUnraisableDefaultHook`.
fn unraisablehook(told: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    let told = Unraisable {
        class: told.get_attr("exc_type", vm)?,
        value: told.get_attr("exc_value", vm)?,
        traceback: told.get_attr("exc_traceback", vm)?,
        message: told.get_attr("err_msg", vm)?,
        object: told.get_attr("object", vm)?,
    };
    write(vm, &native_traceback::unraisable(vm, &told));
    Ok(())
}

/// Takes the steps before the first one in the program, or in a snippet before it, out of the traceback: those of what
/// runs them.
pub(super) fn begin_in_program(exception: &PyBaseExceptionRef) {
    let is_written = |step: &PyRef<PyTraceback>| source::is_written(error::file_of(step));
    let first = error::steps(exception.__traceback__()).find(is_written);
    exception.set_traceback(first);
}
