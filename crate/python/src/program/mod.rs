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
mod snippet;
pub(crate) mod source;
mod streams;
mod words;

use rustpython_vm::VirtualMachine;
use rustpython_vm::builtins::PyBaseExceptionRef;

use crate::world::World;

pub use error::{Frame, Place, ProgramError};
pub use snippet::Snippet;

use snippet::{Session, Stopped};

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// What `python main.py` would exit with.
    pub exit_code: i32,
    /// The exception that ended it, if one did. Its traceback has been written to stderr.
    pub error: Option<ProgramError>,
    /// Which of the snippets that ran before the program it ended in, if in one of these: its number, from 0. The places
    /// of the error are in that one.
    pub before: Option<usize>,
}

/// Why a program ended before its last line, and in which of the snippets before it, if in one of these.
struct Cut {
    why: Stopped,
    before: Option<usize>,
}

impl From<PyBaseExceptionRef> for Cut {
    fn from(exception: PyBaseExceptionRef) -> Cut {
        Cut {
            why: Stopped::Raised(exception),
            before: None,
        }
    }
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

/// Runs the snippets, unheard, and then the program, and everything that comes after its last line.
pub(crate) fn run(vm: &VirtualMachine, before: &[Snippet], program: &str) -> Ending {
    World::current().begin(program, before);
    let mut ending = match execute(vm, before, program) {
        Ok(()) => Ending::with(0),
        Err(Cut { why, before: cut }) => {
            let file = cut.map_or(source::FILE, |number| &before[number].name);
            let ending = match why {
                Stopped::Raised(exception) => ending::of(vm, &exception, file),
                Stopped::Exited(code) => Ending::with(code),
            };
            Ending {
                before: cut,
                ..ending
            }
        }
    };
    let shown = finalise::run(vm);
    if ending.exit_code == 0 && !shown {
        ending.exit_code = FLUSH_FAILED;
    }
    ending::at_once(ending)
}

/// CPython: Python/pylifecycle.c: what it exits with if its output could not be written.
const FLUSH_FAILED: i32 = 120;

fn execute(vm: &VirtualMachine, before: &[Snippet], program: &str) -> Result<(), Cut> {
    let names = main_module::install(vm, before)?;
    // It shows the line of what the compiler warns of.
    vm.import("warnings", 0)?;
    let within = |number: usize, why: Stopped| Cut {
        why,
        before: Some(number),
    };
    // All of them, before any runs: a mistake is told at once.
    let codes = snippet::compile(vm, before)
        .map_err(|(number, error)| within(number, Stopped::Raised(error)))?;
    let code = source::compile(vm, program, source::FILE)?;
    let world = World::current();
    let mut session = Session::new(names);
    for (number, code) in codes.into_iter().enumerate() {
        if let Err(why) = session.run_before(vm, code) {
            // What that says of itself belongs to what failed, which nobody hears.
            let _ = world.unheard(|| session.close(vm));
            return Err(within(number, begin_in_program(why)));
        }
    }
    if !before.is_empty() {
        world.begins();
    }
    let ran = match world.tells_lines() {
        true => lines::watch(vm, &code),
        false => Ok(()),
    }
    .and_then(|()| session.run(vm, code));
    let closed = session.close(vm);
    match ran {
        Err(exception) => Err(begin_in_program(Stopped::Raised(exception))),
        Ok(()) => closed.map_err(Stopped::Raised),
    }
    .map_err(|why| Cut { why, before: None })
}

fn begin_in_program(why: Stopped) -> Stopped {
    if let Stopped::Raised(exception) = &why {
        report::begin_in_program(exception);
    }
    why
}

impl Ending {
    /// Without an exception.
    fn with(exit_code: i32) -> Ending {
        Ending {
            exit_code,
            error: None,
            before: None,
        }
    }
}
