//! `input()`: asks the person through the console. Knows the streams.

use rustpython_vm::function::OptionalArg;
use rustpython_vm::{PyObjectRef, PyRef, PyResult, VirtualMachine, py_io};

use super::console_io::ConsoleIO;

pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    vm.builtins
        .set_attr("input", vm.new_function("input", input), vm)
}

/// CPython: Python/bltinmodule.c, `builtin_input_impl`.
fn input(prompt: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
    let stream = |name: &'static str| {
        let stream = vm.sys_module.get_attr(name, vm).ok();
        stream
            .filter(|stream| !vm.is_none(stream))
            .ok_or_else(|| vm.new_runtime_error(format!("input(): lost sys.{name}")))
    };
    let (stdin, stdout, stderr) = (stream("stdin")?, stream("stdout")?, stream("stderr")?);
    // As in CPython, a stream that cannot be flushed does not matter here.
    let _ = vm.call_method(&stderr, "flush", ());
    let prompt = prompt.into_option();
    if let (Some(asked), Some(_)) = (console_under(&stdin, vm), console_under(&stdout, vm)) {
        let _ = vm.call_method(&stdout, "flush", ());
        if let Some(prompt) = &prompt {
            asked.set_prompt(prompt.str(vm)?.to_string_lossy().into_owned());
        }
        let line = py_io::file_readline(&stdin, None, vm);
        // Nobody was asked if a line was left from an earlier read.
        if let Some(unasked) = asked.take_prompt() {
            vm.call_method(&stdout, "write", (unasked,))?;
        }
        return line;
    }
    if let Some(prompt) = prompt {
        vm.call_method(&stdout, "write", (prompt.str(vm)?,))?;
    }
    let _ = vm.call_method(&stdout, "flush", ());
    py_io::file_readline(&stdin, None, vm)
}

/// The console's end of a stream, if the program did not put something else in its place.
fn console_under(stream: &PyObjectRef, vm: &VirtualMachine) -> Option<PyRef<ConsoleIO>> {
    let buffer = stream.get_attr("buffer", vm).ok()?;
    buffer.get_attr("raw", vm).ok()?.downcast().ok()
}
