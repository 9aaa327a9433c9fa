//! A step of a task: its coroutine runs until it waits or ends. Knows no queue; what a coroutine may wait for stands
//! in `wait_for.rs`, which task runs now in `current.rs`.
//!
//! The rules and messages are those of CPython's Modules/_asynciomodule.c, `task_step_impl`.

use rustpython_vm::builtins::{PyBaseExceptionRef, PyCoroutine, PyGenerator};
use rustpython_vm::protocol::PyIterReturn;
use rustpython_vm::{
    AsObject, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine,
};

use super::current::{enter, leave, swap};
use super::event_loop::EventLoop;
use super::future::{Future, Result_};
use super::handle::{Handle, run_in_context, tell_exception};
use super::resume::Resume;
use super::schedule;
use super::state::{ends_the_loop, invalid_state, is_cancelled, kept};
use super::task::Task;
use super::wait_for::{is_exact, wait_for};
use super::wrappers::StepWrapper;
use crate::modules::contextvars::Context;

/// Runs a step as a job of the loop.
///
/// # Errors
///
/// Only those that end the loop; the loop's exception handler is told of any other.
pub(super) fn run(task: &Py<Task>, resume: Resume, vm: &VirtualMachine) -> PyResult<()> {
    let context = task.context(vm);
    let ran = match context.downcast_ref::<Context>() {
        Some(own) => Context::run_in(own, vm, || entered(task, resume, vm)),
        None => {
            let (callback, argument) = schedule::as_callback(task, resume, vm);
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
pub(super) fn called(task: &Py<Task>, resume: Resume, vm: &VirtualMachine) -> PyResult<()> {
    let event_loop = task.event_loop(vm)?;
    match (event_loop.downcast_ref::<EventLoop>(), task.id()) {
        (Some(native), Some(_)) if !native.is_stepping(task) => {
            native.step_now(task, || entered(task, resume, vm))
        }
        _ => entered(task, resume, vm),
    }
}

/// Within the task's context.
fn entered(task: &Py<Task>, resume: Resume, vm: &VirtualMachine) -> PyResult<()> {
    let raised = match resume {
        Resume::Plain => None,
        Resume::Raise(raised) => Some(raised),
        Resume::Done(future) => came_of(&future, task, vm)?,
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
