//! A step of a task: its coroutine runs until it waits or ends. Knows what may come out of a coroutine; knows no
//! queue.
//!
//! The rules and messages are those of CPython's Modules/_asynciomodule.c, `task_step_impl` and
//! `task_step_handle_result_impl`.

use rustpython_vm::builtins::{PyBaseExceptionRef, PyCoroutine, PyGenerator};
use rustpython_vm::class::StaticType;
use rustpython_vm::function::{FuncArgs, KwArgs};
use rustpython_vm::protocol::PyIterReturn;
use rustpython_vm::{
    AsObject, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine,
};

use super::event_loop::EventLoop;
use super::future::{Future, Result_};
use super::handle::{Handle, run_in_context, tell_exception};
use super::schedule;
use super::state::{ends_the_loop, invalid_state, is_cancelled, kept};
use super::task::{StepWrapper, Task, Wakeup};
use crate::modules::contextvars::Context;

/// Runs a step as a job of the loop.
///
/// # Errors
///
/// Only those that end the loop; the loop's exception handler is told of any other.
pub(super) fn run(
    task: &Py<Task>,
    woken_by: Option<PyObjectRef>,
    raised: Option<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let context = task.context(vm);
    let ran = match context.downcast_ref::<Context>() {
        Some(own) => Context::run_in(own, vm, || entered(task, woken_by, raised, vm)),
        None => {
            let (callback, argument) = schedule::as_callback(task, woken_by, raised, vm);
            run_in_context(&context, &callback, argument.into_iter().collect(), vm).map(drop)
        }
    };
    match ran {
        Ok(()) => Ok(()),
        Err(exception) if ends_the_loop(exception.as_object(), vm) => {
            Err(ending(task, exception, vm))
        }
        Err(exception) => {
            let event_loop = task.event_loop(vm)?;
            let step: PyObjectRef = StepWrapper::new(task.to_owned(), None)
                .into_ref(&vm.ctx)
                .into();
            let handle = Handle::new(step.clone(), vec![], event_loop.clone(), Some(context), vm)?;
            let handle = handle.into_ref(&vm.ctx).into();
            tell_exception(&event_loop, &step, vec![], exception, handle, None, vm)
        }
    }
}

/// What ends the loop, after it has gone through the frame of `Handle._run`. Its traceback holds the task from then on, as
/// in CPython; so nobody is told of the task's exception before whoever is to clean up has done so.
fn ending(
    task: &Py<Task>,
    exception: PyBaseExceptionRef,
    vm: &VirtualMachine,
) -> PyBaseExceptionRef {
    let through = kept("asyncio.unix_events", "_Run", vm)
        .and_then(|run| run.call((exception.clone(), task.to_owned()), vm))
        .and_then(|run| vm.call_method(&run, "end", ()));
    through.map_or_else(|raised| raised, |_| exception)
}

/// Runs a step for a loop, or a context, that is not ours: it has entered the context.
pub(super) fn called(
    task: &Py<Task>,
    woken_by: Option<PyObjectRef>,
    raised: Option<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let event_loop = task.event_loop(vm)?;
    match (event_loop.downcast_ref::<EventLoop>(), task.id()) {
        (Some(native), Some(_)) if !native.is_stepping(task) => {
            native.step_now(task, || entered(task, woken_by, raised, vm))
        }
        _ => entered(task, woken_by, raised, vm),
    }
}

/// Within the task's context.
fn entered(
    task: &Py<Task>,
    woken_by: Option<PyObjectRef>,
    raised: Option<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let raised = match woken_by {
        None => raised,
        Some(future) => came_of(&future, task, vm)?,
    };
    let event_loop = task.event_loop(vm)?;
    enter(&event_loop, task.as_object(), vm)?;
    let ran = step(task, raised, vm);
    leave(&event_loop, task.as_object(), vm)?;
    ran
}

/// What the future that a task waited for raises, if it does.
fn came_of(
    future: &PyObject,
    task: &Py<Task>,
    vm: &VirtualMachine,
) -> PyResult<Option<PyObjectRef>> {
    if let Some(own) = future.downcast_ref::<Future>() {
        own.not_awaited_by(task.as_object(), vm)?;
        if is_exact(future) {
            return Ok(match own.outcome(vm)? {
                Result_::Value(_) => None,
                Result_::Raised(exception) => Some(exception.into()),
            });
        }
    }
    Ok(vm
        .call_method(future, "result", ())
        .err()
        .map(PyObjectRef::from))
}

/// Whether it is a future or task of the very class, none of whose methods anybody could have replaced.
fn is_exact(future: &PyObject) -> bool {
    let class = future.class();
    class.is(Future::static_type()) || class.is(Task::static_type())
}

/// The task runs now.
pub(super) fn enter(event_loop: &PyObject, task: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    check_loop(event_loop, vm)?;
    let running = vm.asyncio_running_task.borrow().clone();
    if let Some(running) = running {
        let (task, running) = (task.repr(vm)?, running.repr(vm)?);
        return Err(vm.new_runtime_error(format!(
            "Cannot enter into task {task} while another task {running} is being executed."
        )));
    }
    vm.asyncio_running_task.replace(Some(task.to_owned()));
    Ok(())
}

/// The task no longer runs.
pub(super) fn leave(event_loop: &PyObject, task: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    check_loop(event_loop, vm)?;
    let running = vm.asyncio_running_task.borrow().clone();
    if !running.as_ref().is_some_and(|running| running.is(task)) {
        let (task, running) = (task.repr(vm)?, vm.unwrap_or_none(running).repr(vm)?);
        return Err(vm.new_runtime_error(format!(
            "Invalid attempt to leave task {task} while task {running} is entered."
        )));
    }
    let left = vm.asyncio_running_task.take();
    drop(left);
    Ok(())
}

fn check_loop(event_loop: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    let running = vm.asyncio_running_loop.borrow();
    if running
        .as_ref()
        .is_some_and(|running| running.is(event_loop))
    {
        return Ok(());
    }
    drop(running);
    let repr = event_loop.repr(vm)?;
    Err(vm.new_runtime_error(format!("loop {repr} is not the running loop")))
}

/// Another task runs now; returns the one that ran.
pub(super) fn swap(
    event_loop: &PyObject,
    task: Option<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<Option<PyObjectRef>> {
    check_loop(event_loop, vm)?;
    Ok(vm.asyncio_running_task.replace(task))
}

/// The first step of an eager task, here and now.
pub(super) fn start_now(task: &Py<Task>, vm: &VirtualMachine) -> PyResult<()> {
    let event_loop = task.event_loop(vm)?;
    match event_loop.downcast_ref::<EventLoop>() {
        Some(native) => native.step_now(task, || eager(task, &event_loop, vm)),
        None => eager(task, &event_loop, vm),
    }
}

fn eager(task: &Py<Task>, event_loop: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    let before = swap(event_loop, Some(task.to_owned().into()), vm)?;
    Task::register(task, vm)?;
    let context = task.context(vm);
    let ran = match context.downcast_ref::<Context>() {
        Some(own) => Context::run_in(own, vm, || step(task, None, vm)),
        None => Err(vm.new_type_error("an eager task needs a contextvars.Context")),
    };
    swap(event_loop, before, vm)?;
    if !task.future().is_pending() {
        task.forget_coro();
    }
    ran
}

/// What came out of a coroutine.
enum Came {
    Yielded(PyObjectRef),
    Returned(PyObjectRef),
    Raised(PyBaseExceptionRef),
}

impl Came {
    fn out(sent: PyResult<PyIterReturn>, vm: &VirtualMachine) -> Came {
        match sent {
            Ok(PyIterReturn::Return(yielded)) => Came::Yielded(yielded),
            Ok(PyIterReturn::StopIteration(value)) => Came::Returned(vm.unwrap_or_none(value)),
            Err(exception) => Came::Raised(exception),
        }
    }
}

fn send(coro: &PyObject, vm: &VirtualMachine) -> Came {
    let none = vm.ctx.none();
    let sent = if let Some(own) = coro.downcast_ref::<PyCoroutine>() {
        own.as_coro().send(coro, none, vm)
    } else if let Some(own) = coro.downcast_ref::<PyGenerator>() {
        own.as_coro().send(coro, none, vm)
    } else {
        PyIterReturn::from_pyresult(vm.call_method(coro, "send", (none,)), vm)
    };
    Came::out(sent, vm)
}

fn throw(coro: &PyObject, exception: PyObjectRef, vm: &VirtualMachine) -> Came {
    let none = || vm.ctx.none();
    let sent = if let Some(own) = coro.downcast_ref::<PyCoroutine>() {
        own.as_coro().throw(coro, exception, none(), none(), vm)
    } else {
        PyIterReturn::from_pyresult(vm.call_method(coro, "throw", (exception,)), vm)
    };
    Came::out(sent, vm)
}

fn step(task: &Py<Task>, raised: Option<PyObjectRef>, vm: &VirtualMachine) -> PyResult<()> {
    if !task.future().is_pending() {
        let (task, raised) = (
            task.as_object().repr(vm)?,
            vm.unwrap_or_none(raised).repr(vm)?,
        );
        return Err(invalid_state(
            &format!("__step(): already done: {task} {raised}"),
            vm,
        ));
    }
    let raised = match raised {
        raised if !task.must_cancel.replace(false) => raised,
        Some(raised) if is_cancelled(&raised, vm)? => Some(raised),
        _ => Some(task.future().cancelled_error(vm)?.into()),
    };
    task.set_waits_for(None);
    let Some(coro) = task.coro() else {
        return Err(vm.new_runtime_error("uninitialized Task object"));
    };
    let came = match raised {
        None => send(&coro, vm),
        Some(exception) => throw(&coro, exception, vm),
    };
    drop(coro);
    let future: PyRef<Future> = task.as_object().to_owned().try_downcast(vm)?;
    let ended = match came {
        Came::Yielded(yielded) => return wait_for(task, yielded, vm),
        Came::Returned(_) if task.must_cancel.replace(false) => {
            let message = task.future().cancel_message();
            Future::cancel_with(&future, message, vm).map(drop)
        }
        Came::Returned(value) => {
            schedule::ends_now(task, vm)?;
            Future::finish_with(&future, value, vm)
        }
        Came::Raised(exception) if is_cancelled(exception.as_object(), vm)? => {
            future.keep_cancelled(exception);
            Future::cancel_with(&future, None, vm).map(drop)
        }
        Came::Raised(exception) => {
            let failed = Future::fail_with(&future, exception.clone(), vm);
            match failed {
                Ok(()) if ends_the_loop(exception.as_object(), vm) => Err(exception),
                failed => failed,
            }
        }
    };
    task.unregister();
    ended
}

/// A task's next step raises this.
fn fail_soon(task: &Py<Task>, message: String, vm: &VirtualMachine) -> PyResult<()> {
    let error = vm.new_runtime_error(message);
    schedule::step_soon(task, None, Some(error.into()), vm)
}

/// A task's coroutine yielded something: what it waits for, if it is a future.
fn wait_for(task: &Py<Task>, yielded: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    if vm.is_none(&yielded) {
        schedule::ends_now(task, vm)?;
        return schedule::step_soon(task, None, None, vm);
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
