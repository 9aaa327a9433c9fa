//! Tasks that join a `TaskGroup` while somebody waits for its end, for the trace: they are what is waited for as well. It
//! is read off the callback by which the library has the group told of each task's end. Knows the names in CPython's
//! Lib/asyncio/taskgroups.py; runs nothing of the program.

use interleave::trace::{Part, Role};
use rustpython_vm::builtins::PyBoundMethod;
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, VirtualMachine};

use super::future::Future;
use super::serves::{attribute, library_file};
use super::stands::code_of;
use super::task::Task;

/// Tells the trace of it if this task is added to a group whose end is waited for.
pub(super) fn tell(future: &Py<Future>, callback: &PyObject, vm: &VirtualMachine) {
    let is_traced = future.native(|native| native.jobs.executor.is_traced());
    if is_traced != Some(true) {
        return;
    }
    let Some(task) = future
        .as_object()
        .downcast_ref::<Task>()
        .and_then(|task| task.id())
    else {
        return;
    };
    let Some(group) = told_of_tasks(callback, vm) else {
        return;
    };
    // The library makes it when it begins to wait, and forgets it afterwards.
    let Some(end) = attribute(&group, "_on_completed_fut", vm) else {
        return;
    };
    let Some(end) = end.downcast_ref::<Future>() else {
        return;
    };
    // Of one that was not told yet, all parts are told once its waiter rests.
    if !end.is_pending() || !end.is_told.get() {
        return;
    }
    if let Some(id) = end.id() {
        future.native(|native| {
            let executor = &native.jobs.executor;
            executor.future_serves(id, Role::Group, None, || [Part::Task(task)].into());
        });
    }
}

/// The group that this method of the library belongs to.
fn told_of_tasks(callback: &PyObject, vm: &VirtualMachine) -> Option<PyObjectRef> {
    let method = callback.downcast_ref::<PyBoundMethod>()?.as_object();
    let code = code_of(method)?;
    let is_meant = library_file(&code)? == "taskgroups.py"
        && code.qualname.as_str() == "TaskGroup._on_task_done";
    is_meant.then(|| method.get_attr("__self__", vm).ok())?
}
