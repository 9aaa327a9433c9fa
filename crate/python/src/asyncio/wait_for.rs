//! What a task's coroutine may yield, and what it then waits for.
//!
//! The rules and messages are those of CPython's Modules/_asynciomodule.c, `task_step_handle_result_impl`.

use rustpython_vm::builtins::PyGenerator;
use rustpython_vm::class::StaticType;
use rustpython_vm::function::{FuncArgs, KwArgs};
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, PyPayload, PyResult, VirtualMachine};

use super::future::Future;
use super::resume::Resume;
use super::schedule;
use super::task::Task;
use super::wrappers::Wakeup;

/// Whether it is a future or task of the very class, none of whose methods anybody could have replaced.
pub(super) fn is_exact(future: &PyObject) -> bool {
    let class = future.class();
    class.is(Future::static_type()) || class.is(Task::static_type())
}

/// A task's next step raises this.
fn fail_soon(task: &Py<Task>, message: String, vm: &VirtualMachine) -> PyResult<()> {
    let error = vm.new_runtime_error(message);
    schedule::step_soon(task, Resume::Raise(error.into()), vm)
}

/// A task's coroutine yielded something: what it waits for, if it is a future.
pub(super) fn wait_for(task: &Py<Task>, yielded: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    if vm.is_none(&yielded) {
        schedule::ends_now(task, vm)?;
        return schedule::step_soon(task, Resume::Plain, vm);
    }
    let this = task.as_object();
    if yielded.is(this) {
        let message = format!("Task cannot await on itself: {}", this.repr(vm)?);
        return fail_soon(task, message, vm);
    }
    let event_loop = task.event_loop(vm)?;
    if is_exact(&yielded)
        && let Some(future) = yielded.downcast_ref::<Future>()
    {
        if !future.is_of(&event_loop) {
            return different_loop(task, &yielded, vm);
        }
        if !future.take_blocking() {
            return not_awaited(task, &yielded, vm);
        }
        future.awaited_by(this, vm)?;
        Future::wakes(future, task.to_owned(), vm)?;
    } else {
        let blocking = vm.get_attribute_opt(&yielded, "_asyncio_future_blocking")?;
        let Some(blocking) = blocking.filter(|blocking| !vm.is_none(blocking)) else {
            return bad_yield(task, &yielded, vm);
        };
        let blocking = blocking.is_true(vm)?;
        if !loop_of(&yielded, vm)?.is(&event_loop) {
            return different_loop(task, &yielded, vm);
        }
        if !blocking {
            return not_awaited(task, &yielded, vm);
        }
        if let Some(future) = yielded.downcast_ref::<Future>() {
            future.awaited_by(this, vm)?;
        }
        yielded.set_attr("_asyncio_future_blocking", vm.ctx.new_bool(false), vm)?;
        let wakeup = Wakeup::new(task.to_owned()).into_ref(&vm.ctx).into();
        let context = [("context".to_owned().into(), task.context(vm))];
        let context = KwArgs::new(context.into_iter().collect());
        let args = FuncArgs::new(vec![wakeup], context);
        vm.call_method(&yielded, "add_done_callback", args)?;
    }
    task.set_waits_for(Some(yielded.clone()));
    if task.must_cancel.get() && cancel(&yielded, task.future().cancel_message(), vm)? {
        task.must_cancel.set(false);
    }
    Ok(())
}

/// `future.cancel(msg=message)`.
pub(super) fn cancel(
    future: &PyObject,
    message: Option<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<bool> {
    if is_exact(future) {
        if let Some(task) = future.downcast_ref::<Task>() {
            return Task::cancel_with(task, message, vm);
        }
        if let Some(future) = future.downcast_ref::<Future>() {
            return Future::cancel_with(future, message, vm);
        }
    }
    let message = [("msg".to_owned().into(), vm.unwrap_or_none(message))];
    let message = KwArgs::new(message.into_iter().collect());
    vm.call_method(future, "cancel", FuncArgs::new(vec![], message))?
        .is_true(vm)
}

/// CPython: `get_future_loop`.
pub(super) fn loop_of(future: &PyObject, vm: &VirtualMachine) -> PyResult {
    match vm.get_attribute_opt(future, "get_loop")? {
        Some(get_loop) => get_loop.call((), vm),
        None => future.get_attr("_loop", vm),
    }
}

fn different_loop(task: &Py<Task>, future: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    let (this, future) = (task.as_object().repr(vm)?, future.repr(vm)?);
    let message = format!("Task {this} got Future {future} attached to a different loop");
    fail_soon(task, message, vm)
}

fn not_awaited(task: &Py<Task>, future: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    let (this, future) = (task.as_object().repr(vm)?, future.repr(vm)?);
    let message = format!("yield was used instead of yield from in task {this} with {future}");
    fail_soon(task, message, vm)
}

fn bad_yield(task: &Py<Task>, yielded: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    let repr = yielded.repr(vm)?;
    let message = if yielded.downcast_ref::<PyGenerator>().is_some() {
        let this = task.as_object().repr(vm)?;
        format!("yield was used instead of yield from for generator in task {this} with {repr}")
    } else {
        format!("Task got bad yield: {repr}")
    };
    fail_soon(task, message, vm)
}
