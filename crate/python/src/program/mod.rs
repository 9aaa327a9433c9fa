//! Runs one program to its end and says what came of it. Knows no browser.

mod shutdown;
mod stdio;

use rustpython_vm::{AsObject, VirtualMachine};
pub(crate) use shutdown::shut_down;

use crate::console::Stream;
use crate::world::World;

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// What `python main.py` would exit with.
    pub exit_code: i32,
    /// The exception that ended it, if one did. Its traceback has been written to stderr.
    pub error: Option<ProgramError>,
}

/// The exception that ended a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramError {
    /// The name of its class.
    pub name: String,
    /// Its `str()`.
    pub message: String,
    /// Where in the person's program it was raised or, for a syntax error, found.
    pub place: Option<Place>,
    /// The person's frames, innermost first.
    pub frames: Vec<Frame>,
}

/// A place in the person's program. Lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

/// A call in the person's program that had not returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The name of the function, or `<module>`.
    pub name: String,
    /// Where it stood.
    pub place: Place,
}

/// What has to be done once the interpreter stands, before anything is imported.
pub(crate) fn install(vm: &VirtualMachine) {
    stdio::install(vm);
}

pub(crate) fn run(vm: &VirtualMachine, program: &str) -> Ending {
    let scope = vm.new_scope_with_builtins();
    match vm.run_string(scope, program, "main.py") {
        Ok(_) => Ending {
            exit_code: 0,
            error: None,
        },
        Err(_) if World::current().exit_code().is_some() => Ending {
            exit_code: World::current().exit_code().unwrap_or_default(),
            error: None,
        },
        Err(exception) if exception.fast_isinstance(vm.ctx.exceptions.system_exit) => Ending {
            exit_code: i32::try_from(vm.handle_exit_exception(exception)).unwrap_or(1),
            error: None,
        },
        Err(exception) => {
            let mut text = String::new();
            if vm.write_exception(&mut text, &exception).is_ok() {
                World::current().console().write(Stream::Stderr, &text);
            }
            let error = ProgramError {
                name: exception.class().name().to_string(),
                message: exception
                    .as_object()
                    .str(vm)
                    .map(|s| s.to_string())
                    .unwrap_or_default(),
                place: None,
                frames: vec![],
            };
            Ending {
                exit_code: 1,
                error: Some(error),
            }
        }
    }
}
