//! The end of a program in which nobody can wake anybody any more: says who waits, where, and for what. Knows
//! tasks; where one stands is for `stands.rs` to say.

use interleave::trace::Frame;
use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::{Py, PyObject, PyResult, VirtualMachine};

use super::stands;
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

/// "  Task-1 at main.py, line 3, in main: awaits Event.wait()".
fn line(task: &Py<Task>, vm: &VirtualMachine) -> PyResult<String> {
    let name = task.name(vm);
    let place = stands::suspended(task).0.unwrap_or_default();
    let at = match place
        .stack
        .iter()
        .rfind(|frame| source::is_written(&frame.file))
    {
        Some(Frame {
            function,
            file,
            line,
        }) => format!(" at {file}, line {line}, in {function}"),
        None => String::new(),
    };
    let waits_for = match (&place.what, task.waits_for()) {
        (Some(what), _) => what.to_string(),
        (None, Some(future)) => shown(&future, vm)?,
        (None, None) => "its turn".to_owned(),
    };
    Ok(format!("  {name}{at}: awaits {waits_for}"))
}

fn shown(future: &PyObject, vm: &VirtualMachine) -> PyResult<String> {
    match future.downcast_ref::<Task>() {
        Some(task) => Ok(task.name(vm).to_string()),
        None => Ok(format!("a {}", future.class().name())),
    }
}
