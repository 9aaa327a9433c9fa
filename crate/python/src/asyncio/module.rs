//! `_asyncio`, in the place of CPython's C module of the same name, and `_interleave`, by which
//! `lib/asyncio/unix_events.py` finds what is native of the loop.

use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

pub(super) use _asyncio::module_def as asyncio_def;
pub(super) use _interleave::module_def as interleave_def;

/// CPython: Modules/_asynciomodule.c, `_asyncio_get_event_loop_impl`.
pub(super) fn get_event_loop(vm: &VirtualMachine) -> PyResult {
    let running = vm.asyncio_running_loop.borrow().clone();
    if let Some(running) = running {
        return Ok(running);
    }
    let policy = super::state::library(vm, "asyncio.events")?
        .get_attr("_get_event_loop_policy", vm)?
        .call((), vm)?;
    vm.call_method(&policy, "get_event_loop", ())
}

fn running_loop(vm: &VirtualMachine) -> PyResult {
    let running = vm.asyncio_running_loop.borrow().clone();
    running.ok_or_else(|| vm.new_runtime_error("no running event loop"))
}

fn given_or_running(event_loop: Option<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
    match event_loop.filter(|event_loop| !vm.is_none(event_loop)) {
        Some(event_loop) => Ok(event_loop),
        None => running_loop(vm),
    }
}

#[rustpython_vm::pymodule]
mod _asyncio {
    use rustpython_vm::builtins::{PyModule, PySet};
    use rustpython_vm::class::PyClassImpl;
    use rustpython_vm::{
        AsObject, FromArgs, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine,
    };

    use super::super::current;
    use super::super::future::Future;
    use super::super::future_iter::FutureIter;
    use super::super::state::State;
    use super::super::task::{Task, spare_destructors};
    use super::super::wait_for::loop_of;
    use super::super::wrappers::{StepWrapper, Wakeup};

    #[derive(FromArgs)]
    struct LoopArgs {
        #[pyarg(any, name = "loop", default)]
        event_loop: Option<PyObjectRef>,
    }

    #[derive(FromArgs)]
    struct TaskArgs {
        #[pyarg(any)]
        task: PyObjectRef,
    }

    #[derive(FromArgs)]
    struct LoopAndTaskArgs {
        #[pyarg(any, name = "loop")]
        event_loop: PyObjectRef,
        #[pyarg(any)]
        task: PyObjectRef,
    }

    #[pyfunction]
    fn get_event_loop(vm: &VirtualMachine) -> PyResult {
        super::get_event_loop(vm)
    }

    #[pyfunction]
    fn get_running_loop(vm: &VirtualMachine) -> PyResult {
        super::running_loop(vm)
    }

    #[pyfunction]
    fn _get_running_loop(vm: &VirtualMachine) -> Option<PyObjectRef> {
        vm.asyncio_running_loop.borrow().clone()
    }

    #[pyfunction]
    fn _set_running_loop(event_loop: Option<PyObjectRef>, vm: &VirtualMachine) {
        let before = vm.asyncio_running_loop.replace(event_loop);
        drop(before);
    }

    #[pyfunction]
    fn current_task(args: LoopArgs, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
        let event_loop = super::given_or_running(args.event_loop, vm)?;
        let running = vm.asyncio_running_loop.borrow();
        let is_running = running
            .as_ref()
            .is_some_and(|running| running.is(&event_loop));
        Ok(match is_running {
            true => vm.asyncio_running_task.borrow().clone(),
            false => None,
        })
    }

    #[pyfunction]
    fn all_tasks(args: LoopArgs, vm: &VirtualMachine) -> PyResult<PyRef<PySet>> {
        let event_loop = super::given_or_running(args.event_loop, vm)?;
        let tasks = PySet::default().into_ref(&vm.ctx);
        for task in State::current().tasks() {
            if loop_of(&task, vm)?.is(&event_loop)
                && !vm.call_method(&task, "done", ())?.is_true(vm)?
            {
                tasks.add(task, vm)?;
            }
        }
        Ok(tasks)
    }

    #[pyfunction]
    fn _register_task(args: TaskArgs, vm: &VirtualMachine) -> PyResult<()> {
        match args.task.downcast_ref::<Task>() {
            Some(task) => Task::register(task, vm),
            None => State::current().add_foreign(&args.task, vm),
        }
    }

    #[pyfunction]
    fn _unregister_task(args: TaskArgs) {
        match args.task.downcast_ref::<Task>() {
            Some(task) => task.unregister(),
            None => State::current().remove_foreign(&args.task),
        }
    }

    #[pyfunction]
    fn _register_eager_task(args: TaskArgs, vm: &VirtualMachine) -> PyResult<()> {
        _register_task(args, vm)
    }

    #[pyfunction]
    fn _unregister_eager_task(args: TaskArgs) {
        _unregister_task(args);
    }

    #[pyfunction]
    fn _enter_task(args: LoopAndTaskArgs, vm: &VirtualMachine) -> PyResult<()> {
        current::enter(&args.event_loop, &args.task, vm)
    }

    #[pyfunction]
    fn _leave_task(args: LoopAndTaskArgs, vm: &VirtualMachine) -> PyResult<()> {
        current::leave(&args.event_loop, &args.task, vm)
    }

    #[pyfunction]
    fn _swap_current_task(
        args: LoopAndTaskArgs,
        vm: &VirtualMachine,
    ) -> PyResult<Option<PyObjectRef>> {
        let task = Some(args.task).filter(|task| !vm.is_none(task));
        current::swap(&args.event_loop, task, vm)
    }

    #[pyfunction]
    fn future_add_to_awaited_by(
        future: PyObjectRef,
        waiter: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        if let Some(own) = future.downcast_ref::<Future>()
            && waiter.downcast_ref::<Future>().is_some()
        {
            own.awaited_by(&waiter, vm)?;
        }
        Ok(())
    }

    #[pyfunction]
    fn future_discard_from_awaited_by(
        future: PyObjectRef,
        waiter: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        match future.downcast_ref::<Future>() {
            Some(own) => own.not_awaited_by(&waiter, vm),
            None => Ok(()),
        }
    }

    pub(crate) fn module_exec(vm: &VirtualMachine, module: &Py<PyModule>) -> PyResult<()> {
        __module_exec(vm, module);
        module.set_attr("Future", Future::make_static_type(), vm)?;
        module.set_attr("Task", Task::make_static_type(), vm)?;
        for class in [
            FutureIter::make_static_type(),
            StepWrapper::make_static_type(),
            Wakeup::make_static_type(),
        ] {
            drop(class);
        }
        spare_destructors();
        Ok(())
    }
}

#[rustpython_vm::pymodule]
mod _interleave {
    use rustpython_vm::builtins::{PyBaseExceptionRef, PyModule};
    use rustpython_vm::class::PyClassImpl;
    use rustpython_vm::function::PosArgs;
    use rustpython_vm::{Py, PyResult, VirtualMachine};

    use super::super::event_loop::EventLoop;
    use super::super::handle::Handle;
    use super::super::timer_handle::TimerHandle;

    pub(crate) fn module_exec(vm: &VirtualMachine, module: &Py<PyModule>) -> PyResult<()> {
        __module_exec(vm, module);
        module.set_attr("EventLoop", EventLoop::make_static_type(), vm)?;
        module.set_attr("Handle", Handle::make_static_type(), vm)?;
        module.set_attr("TimerHandle", TimerHandle::make_static_type(), vm)
    }

    /// Raises it, without a frame of its own in the traceback.
    #[pyfunction]
    fn raise_(error: PyBaseExceptionRef, _more: PosArgs) -> PyResult<()> {
        Err(error)
    }
}
