//! What a program ends with: its exit code, and what is told of what ended it.

use rustpython_vm::builtins::{PyBaseExceptionRef, PyInt};
use rustpython_vm::{AsObject, VirtualMachine};

use super::{Ending, error, report};
use crate::world::World;

/// CPython ends itself by SIGINT; this is what a shell says of that.
const INTERRUPTED: i32 = 130;

/// Says what the exception that came out of the program makes of it, after telling the person. Its places are those in
/// `file`.
///
/// CPython: Python/pythonrun.c, `handle_system_exit`, and Modules/main.c, `pymain_run_python`.
pub(super) fn of(vm: &VirtualMachine, exception: &PyBaseExceptionRef, file: &str) -> Ending {
    if exception.fast_isinstance(vm.ctx.exceptions.system_exit) {
        return Ending::with(system_exit(vm, exception));
    }
    if let Err(exit) = report::uncaught(vm, exception) {
        return Ending::with(system_exit(vm, &exit));
    }
    let exit_code = if exception.fast_isinstance(vm.ctx.exceptions.keyboard_interrupt) {
        INTERRUPTED
    } else {
        1
    };
    Ending {
        error: Some(error::of(vm, exception, file)),
        ..Ending::with(exit_code)
    }
}

/// The code that SystemExit asks for. What is neither a number nor None is told to the person.
pub(super) fn system_exit(vm: &VirtualMachine, exit: &PyBaseExceptionRef) -> i32 {
    let code = exit
        .as_object()
        .get_attr("code", vm)
        .unwrap_or_else(|_| exit.as_object().to_owned());
    if vm.is_none(&code) {
        return 0;
    }
    if code.fast_isinstance(vm.ctx.types.int_type) {
        // An `int` as C has it, of which a process shows its parent one byte.
        let wide = code
            .downcast_ref::<PyInt>()
            .and_then(|code| i64::try_from(code.as_bigint()).ok());
        return i32::try_from(wide.unwrap_or(-1) & 0xff).unwrap_or(1);
    }
    // What cannot be told is an empty line.
    if let Ok(text) = code.str(vm) {
        report::write_str(vm, &text);
    }
    report::write(vm, "\n");
    1
}

/// A program that asked to end at once by `os._exit` ends so, whatever else happened.
pub(super) fn at_once(ending: Ending) -> Ending {
    match World::current().exit_code() {
        Some(exit_code) => Ending {
            before: ending.before,
            ..Ending::with(exit_code & 0xff)
        },
        None => ending,
    }
}
