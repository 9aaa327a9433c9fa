//! What is said of calls that go too deep.

use rustpython_vm::builtins::PyStr;
use rustpython_vm::{PyObject, PyRef, PyResult, VirtualMachine};

/// CPython's message ends with its last word; the interpreter's with a space, where nothing was said of what was
/// too deep. `str()` of every RecursionError leaves it out.
pub(super) fn install(vm: &VirtualMachine) {
    let class = vm.ctx.exceptions.recursion_error;
    class.slots().str.store(Some(message));
}

fn message(error: &PyObject, vm: &VirtualMachine) -> PyResult<PyRef<PyStr>> {
    let Some(plain) = vm.ctx.exceptions.base_exception_type.slots().str.load() else {
        return Err(vm.new_system_error("BaseException has no str()"));
    };
    let text = plain(error, vm)?;
    let trimmed = text
        .to_str()
        .and_then(|text| text.strip_suffix("exceeded "))
        .map(|start| vm.ctx.new_str(format!("{start}exceeded")));
    Ok(trimmed.unwrap_or(text))
}
