//! `input()`: asks the person through the console. Knows the streams.

use std::cell::Cell;

use rustpython_vm::function::OptionalArg;
use rustpython_vm::{PyObjectRef, PyRef, PyResult, VirtualMachine, py_io};

use super::console_io::ConsoleIO;
use crate::modules::signal;
use crate::world::{Blocked, World};

pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    ASKING.set(false);
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
    let _turn = Turn::wait(vm)?;
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

thread_local! {
    static ASKING: Cell<bool> = const { Cell::new(false) };
}

/// One thread at a time may ask; a stream that is read from twice at once is an error.
struct Turn(());

impl Turn {
    fn wait(vm: &VirtualMachine) -> PyResult<Turn> {
        let world = World::current();
        while ASKING.get() {
            match world.block_until(None) {
                Blocked::Again => {}
                Blocked::Interrupted => signal::interrupted(vm)?,
                Blocked::Stuck => {
                    return Err(vm.new_runtime_error("another thread waits for input for ever"));
                }
            }
        }
        ASKING.set(true);
        Ok(Turn(()))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        ASKING.set(false);
        World::current().notify();
    }
}

/// The console's end of a stream, if the program did not put something else in its place.
fn console_under(stream: &PyObjectRef, vm: &VirtualMachine) -> Option<PyRef<ConsoleIO>> {
    let buffer = stream.get_attr("buffer", vm).ok()?;
    buffer.get_attr("raw", vm).ok()?.downcast().ok()
}
