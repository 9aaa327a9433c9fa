//! What a person is told whose program imports what is not here. Knows the library; knows no program.

use rustpython_vm::builtins::{PyBaseExceptionRef, PyStr};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{AsObject, PyObjectRef, PyResult, VirtualMachine};

const LEFT_OUT: &str = "is part of Python's standard library, but not of this playground";
const NO_PACKAGES: &str = "packages cannot be installed in this playground: it has Python's standard library, and nothing else";

/// Puts a finder behind all others: what comes to it was found by none.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let finder = vm
        .sys_module
        .get_attr("implementation", vm)?
        .class()
        .as_object()
        .call((), vm)?;
    let find_spec: PyObjectRef = vm.new_function("find_spec", find_spec).into();
    finder.set_attr("find_spec", find_spec, vm)?;
    let path = vm.sys_module.get_attr("meta_path", vm)?;
    vm.call_method(&path, "append", (finder,))?;
    Ok(())
}

/// CPython raises once no finder has found anything; here the last one does, with a note. Its message is CPython's.
fn find_spec(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
    let Some(name) = args
        .args
        .first()
        .and_then(|name| name.downcast_ref::<PyStr>())
    else {
        return Ok(vm.ctx.none());
    };
    let name = name.to_string_lossy();
    match note(&name, vm)? {
        Some(note) if is_import(vm)? => Err(not_found(&name, &note, vm)?),
        _ => Ok(vm.ctx.none()),
    }
}

fn note(name: &str, vm: &VirtualMachine) -> PyResult<Option<String>> {
    let top = name.split('.').next().unwrap_or(name);
    // A name with an underscore is the library's own attempt at something quicker.
    if top.starts_with('_') || !is_standard(top, vm)? {
        return Ok(None);
    }
    let left_out = top == name || interleave_python_library::left_out().contains(&name);
    Ok(left_out.then(|| format!("{name} {LEFT_OUT}")))
}

fn is_standard(name: &str, vm: &VirtualMachine) -> PyResult<bool> {
    let known = vm.sys_module.get_attr("stdlib_module_names", vm)?;
    vm.call_method(&known, "__contains__", (name,))?.is_true(vm)
}

/// Adds a note to what ended a program, if that was the import of a package: none can be installed. Only there, so that
/// a program that catches the error finds in it what it finds in CPython's.
pub(crate) fn explain(exception: &PyBaseExceptionRef, vm: &VirtualMachine) -> PyResult<()> {
    if !exception.fast_isinstance(vm.ctx.exceptions.module_not_found_error) {
        return Ok(());
    }
    let name = exception.as_object().get_attr("name", vm)?;
    let Some(name) = name.downcast_ref::<PyStr>().and_then(|name| name.to_str()) else {
        return Ok(());
    };
    if !name.contains('.') && !is_standard(name, vm)? {
        vm.call_method(exception.as_object(), "add_note", (NO_PACKAGES,))?;
    }
    Ok(())
}

/// Whether an import asks, and not `importlib.util.find_spec`, which says `None`. The caller is importlib's
/// `_find_spec`, and its caller knows.
fn is_import(vm: &VirtualMachine) -> PyResult<bool> {
    let frame = vm.sys_module.get_attr("_getframe", vm)?.call((1,), vm)?;
    let function = frame.get_attr("f_code", vm)?.get_attr("co_name", vm)?;
    Ok(function
        .downcast_ref::<PyStr>()
        .is_some_and(|name| name.as_bytes() == b"_find_and_load_unlocked"))
}

fn not_found(name: &str, note: &str, vm: &VirtualMachine) -> PyResult<PyBaseExceptionRef> {
    let class = vm.ctx.exceptions.module_not_found_error.to_owned();
    let exception = vm.new_exception_msg(class, format!("No module named '{name}'").into());
    exception
        .as_object()
        .set_attr("name", vm.ctx.new_str(name), vm)?;
    vm.call_method(exception.as_object(), "add_note", (note,))?;
    Ok(exception)
}
