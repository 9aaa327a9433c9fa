//! The end of a program in which nobody can wake anybody any more: says who waits, where, and for what. Knows how
//! to read a suspended coroutine.

use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::{Py, PyObject, PyObjectRef, PyResult, VirtualMachine};

use super::state::State;
use super::task::Task;
use crate::program::source;

/// The error that comes out of the loop.
pub(super) fn error(event_loop: &PyObject, vm: &VirtualMachine) -> PyBaseExceptionRef {
    match message(event_loop, vm) {
        Ok(message) => vm.new_runtime_error(message),
        Err(error) => error,
    }
}

fn message(event_loop: &PyObject, vm: &VirtualMachine) -> PyResult<String> {
    let mut waiting = vec![];
    for task in State::current().tasks() {
        if let Some(task) = task.downcast_ref::<Task>()
            && task.future().is_of(event_loop)
            && task.future().is_pending()
        {
            waiting.push(line(task, vm)?);
        }
    }
    if waiting.is_empty() {
        return Ok(
            "deadlock: the event loop has nothing to do, and nobody is left who could give it \
                   something or stop it"
                .to_owned(),
        );
    }
    let what = match waiting.len() {
        1 => "the only task waits",
        _ => "all tasks wait",
    };
    Ok(format!(
        "deadlock: {what} for something that nobody is left to do\n{}",
        waiting.join("\n")
    ))
}

/// A call in a suspended coroutine.
struct Frame {
    file: String,
    line: String,
    name: String,
}

impl Frame {
    /// Not a frame of the library.
    fn is_the_programs(&self) -> bool {
        self.file == source::FILE
    }
}

/// "  Task-1 at main.py, line 3, in main: Event.wait()".
fn line(task: &Py<Task>, vm: &VirtualMachine) -> PyResult<String> {
    let mut frames = vec![];
    let mut next = task.coro();
    while let Some(awaited) = next {
        next = match frame(&awaited, vm)? {
            Some((frame, next)) => {
                frames.push(frame);
                next
            }
            None => None,
        };
    }
    let name = task.name(vm);
    let place = frames.iter().rposition(Frame::is_the_programs);
    let at = match place.map(|place| &frames[place]) {
        Some(Frame { file, line, name }) => format!(" at {file}, line {line}, in {name}"),
        None => String::new(),
    };
    // `async with lock` goes by way of a mixin, which says nothing.
    let library = frames
        .iter()
        .skip(place.map_or(0, |place| place + 1))
        .find(|frame| !frame.name.starts_with('_'));
    let waits_for = match (library, task.waits_for()) {
        (Some(frame), _) => format!("{}()", frame.name),
        (None, Some(future)) => shown(&future, vm)?,
        (None, None) => "its turn".to_owned(),
    };
    Ok(format!("  {name}{at}: awaits {waits_for}"))
}

fn shown(future: &PyObject, vm: &VirtualMachine) -> PyResult<String> {
    match future.downcast_ref::<Task>() {
        Some(task) => Ok(task.name(vm).to_string()),
        None if future.class().name().to_string() == "_GatheringFuture" => {
            Ok("gather()".to_owned())
        }
        None => Ok(format!("a {}", future.class().name())),
    }
}

/// Where a coroutine stands, and what it awaits itself.
fn frame(coro: &PyObject, vm: &VirtualMachine) -> PyResult<Option<(Frame, Option<PyObjectRef>)>> {
    for (frame, awaited) in [
        ("cr_frame", "cr_await"),
        ("gi_frame", "gi_yieldfrom"),
        ("ag_frame", "ag_await"),
    ] {
        let Some(frame) = vm.get_attribute_opt(coro, frame)? else {
            continue;
        };
        if vm.is_none(&frame) {
            return Ok(None);
        }
        let code = frame.get_attr("f_code", vm)?;
        let text = |object: PyObjectRef| Ok(object.str(vm)?.to_string());
        let read = Frame {
            file: text(code.get_attr("co_filename", vm)?)?,
            line: text(frame.get_attr("f_lineno", vm)?)?,
            name: text(code.get_attr("co_qualname", vm)?)?,
        };
        let next = coro.get_attr(awaited, vm)?;
        return Ok(Some((read, Some(next).filter(|next| !vm.is_none(next)))));
    }
    Ok(None)
}
