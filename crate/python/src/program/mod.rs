//! Runs one program to its end and says what came of it. Knows no browser.

mod console_io;
mod ending;
mod error;
mod finalise;
mod guarded;
mod input;
mod lines;
mod main_module;
mod native_traceback;
mod nesting;
mod quick_text;
mod report;
pub(crate) mod source;
mod streams;
mod words;

use rustpython_vm::bytecode::CodeFlags;
use rustpython_vm::scope::Scope;
use rustpython_vm::{PyResult, VirtualMachine};

use crate::world::World;

pub use error::{Frame, Place, ProgramError};

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// What `python main.py` would exit with.
    pub exit_code: i32,
    /// The exception that ended it, if one did. Its traceback has been written to stderr.
    pub error: Option<ProgramError>,
}

/// What has to be done once the interpreter stands, before anything is imported.
pub(crate) fn install(vm: &VirtualMachine) {
    words::install(vm);
    let installed = streams::install(vm)
        .and_then(|()| input::install(vm))
        .and_then(|()| guarded::install(vm))
        .and_then(|()| report::install(vm))
        .and_then(|()| finalise::install(vm));
    vm.expect_pyresult(installed, "the program's surroundings can be made");
}

/// Runs the program, and everything that comes after its last line.
pub(crate) fn run(vm: &VirtualMachine, program: &str) -> Ending {
    World::current().begin(program);
    let mut ending = match execute(vm, program) {
        Ok(()) => Ending {
            exit_code: 0,
            error: None,
        },
        Err(exception) => ending::of(vm, &exception),
    };
    let shown = finalise::run(vm);
    if ending.exit_code == 0 && !shown {
        ending.exit_code = FLUSH_FAILED;
    }
    ending::at_once(ending)
}

/// CPython: Python/pylifecycle.c: what it exits with if its output could not be written.
const FLUSH_FAILED: i32 = 120;

fn execute(vm: &VirtualMachine, program: &str) -> PyResult<()> {
    let names = main_module::install(vm)?;
    // It shows the line of what the compiler warns of.
    vm.import("warnings", 0)?;
    let code = source::compile(vm, program)?;
    if World::current().tells_lines() {
        lines::watch(vm, &code)?;
    }
    let awaits = code.flags.contains(CodeFlags::COROUTINE);
    let scope = Scope::with_builtins(None, names, vm);
    if !awaits {
        return vm.run_code_obj(code, scope).map(drop);
    }
    let run = vm.import("asyncio", 0)?.get_attr("run", vm)?;
    let program = vm.run_code_obj(code, scope)?;
    run.call((program,), vm)
        .map(drop)
        .inspect_err(report::begin_in_program)
}
