//! `loop.call_soon` as futures and tasks use it: straight into the executor where the loop is ours and nobody
//! replaced its `call_soon`, through the method elsewhere.

use rustpython_vm::function::{FuncArgs, KwArgs};
use rustpython_vm::{Py, PyObject, PyObjectRef, PyPayload, PyResult, VirtualMachine};

use super::event_loop::EventLoop;
use super::handle::Handle;
use super::resume::Resume;
use super::task::Task;
use super::told::Told;
use super::wrappers::{StepWrapper, Wakeup};

/// The loop, if its queue is ours to put things into.
pub(super) fn own<'a>(event_loop: &'a PyObject, vm: &VirtualMachine) -> Option<&'a Py<EventLoop>> {
    let native = event_loop.downcast_ref::<EventLoop>()?;
    EventLoop::is_plain(native, vm).then_some(native)
}

/// `loop.call_soon(callback, argument, context=context)`.
pub(super) fn call_soon(
    event_loop: &PyObject,
    callback: PyObjectRef,
    argument: Option<PyObjectRef>,
    context: PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let mut args = vec![];
    args.extend(argument);
    if let Some(native) = own(event_loop, vm) {
        native.check_closed(vm)?;
        let handle = Handle::new(callback, args, event_loop.to_owned(), Some(context), vm)?;
        native.queue(handle.into_ref(&vm.ctx));
        return Ok(());
    }
    args.insert(0, callback);
    let context = KwArgs::new(
        [("context".to_owned().into(), context)]
            .into_iter()
            .collect(),
    );
    vm.call_method(event_loop, "call_soon", FuncArgs::new(args, context))
        .map(drop)
}

/// `loop.call_soon(callback, future, context=context)`, for a future of this loop that is done.
pub(super) fn tell_soon(told: Told, vm: &VirtualMachine) -> PyResult<()> {
    let event_loop = told.future.event_loop(vm)?;
    match own(&event_loop, vm) {
        Some(native) if !native.debug.get() => {
            native.check_closed(vm)?;
            native.jobs.queue_told(told);
            Ok(())
        }
        _ => {
            let future = Some(told.future.into());
            call_soon(&event_loop, told.callback, future, told.context, vm)
        }
    }
}

/// A task's next step.
pub(super) fn step_soon(task: &Py<Task>, resume: Resume, vm: &VirtualMachine) -> PyResult<()> {
    let event_loop = task.event_loop(vm)?;
    if let Some(native) = own(&event_loop, vm) {
        native.check_closed(vm)?;
        if let Some(id) = task.id() {
            let jobs = &native.jobs;
            jobs.queue_step(id, task.to_owned(), resume);
            return Ok(());
        }
    }
    let context = task.context(vm);
    let (callback, argument) = as_callback(task, resume, vm);
    call_soon(&event_loop, callback, argument, context, vm)
}

/// Nothing of the program's runs any more in the step of this task, but what it wakes may be queued. So it is where the
/// queue is ours; anywhere else a method of the program's may do that.
pub(super) fn ends_now(task: &Py<Task>, vm: &VirtualMachine) -> PyResult<()> {
    let event_loop = task.event_loop(vm)?;
    if let Some(native) = own(&event_loop, vm) {
        native.jobs.executor.ends_now();
    }
    Ok(())
}

/// A task's step for a loop, or a context, that is not ours and knows callables only: what to call, and with what.
pub(super) fn as_callback(
    task: &Py<Task>,
    resume: Resume,
    vm: &VirtualMachine,
) -> (PyObjectRef, Option<PyObjectRef>) {
    let task = task.to_owned();
    match resume {
        Resume::Plain => (StepWrapper::new(task, None).into_ref(&vm.ctx).into(), None),
        Resume::Raise(raised) => {
            let step = StepWrapper::new(task, Some(raised));
            (step.into_ref(&vm.ctx).into(), None)
        }
        Resume::Done(future) => (Wakeup::new(task).into_ref(&vm.ctx).into(), Some(future)),
    }
}
