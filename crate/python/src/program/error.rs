//! What a program's exception was, for the page: its class, its text, its places in the program. Writes nothing.

use rustpython_vm::builtins::{PyBaseExceptionRef, PyTraceback, PyTuple};
use rustpython_vm::{AsObject, Py, PyRef, VirtualMachine};

use super::source;
use crate::world::World;

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
    /// The exceptions that a group holds: as many as its traceback shows.
    pub exceptions: Vec<ProgramError>,
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

/// CPython: Lib/traceback.py, `max_group_width` and `max_group_depth`.
const GROUP_WIDTH: usize = 15;
const GROUP_DEPTH: usize = 10;

/// More frames than this are of no use to anybody.
const FRAMES: usize = 1000;

/// Reads it off the exception. `str()` is asked of it once more than its traceback did, and unheard.
/// Its places are those in `file`.
pub(super) fn of(vm: &VirtualMachine, exception: &PyBaseExceptionRef, file: &str) -> ProgramError {
    World::current().unheard(|| read(vm, exception, file, GROUP_DEPTH))
}

fn read(
    vm: &VirtualMachine,
    exception: &PyBaseExceptionRef,
    file: &str,
    depth: usize,
) -> ProgramError {
    let object = exception.as_object();
    let frames = frames(exception, file);
    let message = object.str(vm).map_or_else(
        |_| "<exception str() failed>".to_owned(),
        |text| text.to_string_lossy().into_owned(),
    );
    let syntax = if exception.fast_isinstance(vm.ctx.exceptions.syntax_error) {
        syntax_error_of(vm, exception, file)
    } else {
        None
    };
    let (message, place) = match syntax {
        Some((message, place)) => (message, Some(place)),
        None => (message, frames.first().map(|frame| frame.place)),
    };
    ProgramError {
        name: exception.class().name().to_string(),
        message,
        place,
        frames,
        exceptions: members(vm, exception, file, depth),
    }
}

/// What a group holds.
fn members(
    vm: &VirtualMachine,
    exception: &PyBaseExceptionRef,
    file: &str,
    depth: usize,
) -> Vec<ProgramError> {
    if depth == 0 || !exception.fast_isinstance(vm.ctx.exceptions.base_exception_group) {
        return Vec::new();
    }
    let Ok(members) = exception.as_object().get_attr("exceptions", vm) else {
        return Vec::new();
    };
    let Some(members) = members.downcast_ref::<PyTuple>() else {
        return Vec::new();
    };
    members
        .as_slice()
        .iter()
        .take(GROUP_WIDTH)
        .filter_map(|member| member.clone().downcast().ok())
        .map(|member: PyBaseExceptionRef| read(vm, &member, file, depth - 1))
        .collect()
}

/// What a syntax error in the program says, without the place, and the place.
fn syntax_error_of(
    vm: &VirtualMachine,
    exception: &PyBaseExceptionRef,
    file: &str,
) -> Option<(String, Place)> {
    let object = exception.as_object();
    let text = |name: &'static str| {
        let value = object.get_attr(name, vm).ok()?;
        Some(value.str(vm).ok()?.to_string_lossy().into_owned())
    };
    let number = |name: &'static str| {
        let value = object.get_attr(name, vm).ok()?;
        value.try_to_value::<u32>(vm).ok()
    };
    if text("filename")? != file {
        return None;
    }
    let place = Place {
        line: number("lineno")?.max(1),
        column: number("offset").unwrap_or(1).max(1),
    };
    Some((text("msg")?, place))
}

fn frames(exception: &PyBaseExceptionRef, file: &str) -> Vec<Frame> {
    let mut frames: Vec<Frame> = steps(exception.__traceback__())
        .filter(|step| file_of(step) == file)
        .map(|step| Frame {
            name: step.frame.iframe().code().obj_name.to_string(),
            place: place_of(&step),
        })
        .collect();
    frames.reverse();
    frames.truncate(FRAMES);
    frames
}

/// The steps of a traceback, outermost first.
pub(super) fn steps(first: Option<PyRef<PyTraceback>>) -> impl Iterator<Item = PyRef<PyTraceback>> {
    std::iter::successors(first, |step| step.next.lock().clone())
}

/// What the file is called that this step of a traceback is in.
pub(super) fn file_of(traceback: &Py<PyTraceback>) -> &str {
    traceback.frame.iframe().code().source_path().as_str()
}

fn place_of(traceback: &Py<PyTraceback>) -> Place {
    let line = traceback.lineno.get();
    // An instruction is two bytes; its location counts bytes from 1.
    let instruction = usize::try_from(traceback.lasti / 2).unwrap_or_default();
    let bytes = traceback
        .frame
        .iframe()
        .code()
        .code
        .locations
        .get(instruction)
        .filter(|(start, _)| start.line.get() == line)
        .map_or(0, |(start, _)| start.character_offset.get() - 1);
    let column = source::line(file_of(traceback), line)
        .and_then(|text| text.get(..bytes).map(|before| before.chars().count()))
        .unwrap_or_default();
    let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Place {
        line: narrow(line),
        column: narrow(column + 1),
    }
}
