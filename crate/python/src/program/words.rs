//! What the interpreter says of some errors in words of its own, in CPython's. Knows exceptions; knows no program.
//!
//! The interpreter raises these itself, without asking the class for a new one; so the words are mended where they are
//! looked at, by `str()` and by `repr()`.

use rustpython_vm::builtins::{PyBaseException, PyBaseExceptionRef, PyStr, PyType};
use rustpython_vm::convert::ToPyObject;
use rustpython_vm::{AsObject, Py, PyObject, PyRef, PyResult, VirtualMachine};

/// Has the classes say what CPython says.
pub(super) fn install(vm: &VirtualMachine) {
    let classes = &vm.ctx.exceptions;
    for class in [
        classes.recursion_error,
        classes.unbound_local_error,
        classes.type_error,
    ] {
        let str = vm.new_method("__str__", class, str);
        class.set_attr(vm.ctx.intern_str("__str__"), str.into());
        class.slots().repr.store(Some(repr));
    }
}

fn str(error: PyBaseExceptionRef, vm: &VirtualMachine) -> PyResult {
    mend(&error, vm)?;
    let base = vm.ctx.exceptions.base_exception_type;
    let plain = base.as_object().get_attr("__str__", vm)?;
    plain.call((error,), vm)
}

fn repr(error: &PyObject, vm: &VirtualMachine) -> PyResult<PyRef<PyStr>> {
    if let Some(error) = error.downcast_ref::<PyBaseException>() {
        mend(error, vm)?;
    }
    let plain = vm.ctx.exceptions.base_exception_type.slots().repr.load();
    let plain = plain.ok_or_else(|| vm.new_system_error("BaseException has no repr()"))?;
    plain(error, vm)
}

/// Puts CPython's words in the place of the interpreter's, if it has its.
fn mend(error: &Py<PyBaseException>, vm: &VirtualMachine) -> PyResult<()> {
    let args = error.args();
    let [said] = args.as_slice() else {
        return Ok(());
    };
    let said = said.downcast_ref_if_exact::<PyStr>(vm);
    let Some(said) = said.and_then(|said| said.to_str()) else {
        return Ok(());
    };
    let class: &Py<PyType> = error.class();
    let classes = &vm.ctx.exceptions;
    let instead = if class.fast_issubclass(classes.recursion_error) {
        too_deep(said)
    } else if class.fast_issubclass(classes.unbound_local_error) {
        unbound(said)
    } else {
        type_error(said)
    };
    if let Some(instead) = instead {
        let args = vm.ctx.new_tuple(vec![instead.to_pyobject(vm)]);
        error.as_object().set_attr("args", args, vm)?;
    }
    Ok(())
}

/// CPython's message ends with its last word; the interpreter's with a space, where nothing was said of what was too
/// deep. Where it is the native stack that is full, the interpreter says nothing.
fn too_deep(said: &str) -> Option<String> {
    const TOO_DEEP: &str = "maximum recursion depth exceeded";
    let plain = said.is_empty() || said.strip_suffix(' ') == Some(TOO_DEEP);
    plain.then(|| TOO_DEEP.to_owned())
}

/// CPython: Python/ceval.c, `UNBOUNDLOCAL_ERROR_MSG`. The interpreter has what it was up to 3.10.
fn unbound(said: &str) -> Option<String> {
    let name = said
        .strip_prefix("local variable ")?
        .strip_suffix(" referenced before assignment")?;
    let instead = "where it is not associated with a value";
    Some(format!("cannot access local variable {name} {instead}"))
}

fn type_error(said: &str) -> Option<String> {
    // CPython: Objects/typeobject.c, object_new.
    if said.starts_with("class ") && said.contains(" without an implementation for abstract method")
    {
        return Some(format!("Can't instantiate abstract {said}"));
    }
    // CPython: Objects/methodobject.c, cfunction_vectorcall_O.
    let (function, given) = said.split_once(" expected 1 argument, got ")?;
    let plain = |text: &str| {
        text.chars()
            .all(|c| c.is_alphanumeric() || "_.".contains(c))
    };
    (plain(function) && plain(given))
        .then(|| format!("{function}() takes exactly one argument ({given} given)"))
}
