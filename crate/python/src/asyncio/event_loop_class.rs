//! `_interleave.EventLoop` as Python sees it. Knows no rules: they stand in `event_loop.rs`.

use rustpython_vm::function::FuncArgs;
use rustpython_vm::types::Constructor;
use rustpython_vm::{
    AsObject, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};

use super::callback::Callback;
use super::event_loop::{EventLoop, seconds};
use super::future::Future;
use super::handle::Handle;
use super::task::{Task, TaskArgs};
use super::timer_handle::TimerHandle;

#[pyclass(with(Constructor), flags(BASETYPE, HAS_DICT, HAS_WEAKREF))]
impl EventLoop {
    #[pymethod]
    fn call_soon(zelf: &Py<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult<PyRef<Handle>> {
        let (_, callback) = Callback::from("call_soon", 0, args, vm)?;
        EventLoop::check(zelf, &callback.callback, "call_soon", vm)?;
        let handle = callback.handle(zelf, vm)?.into_ref(&vm.ctx);
        zelf.queue(handle.clone());
        Ok(handle)
    }

    #[pymethod]
    fn call_soon_threadsafe(
        zelf: &Py<Self>,
        args: FuncArgs,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<Handle>> {
        let (_, callback) = Callback::from("call_soon_threadsafe", 0, args, vm)?;
        EventLoop::check(zelf, &callback.callback, "call_soon_threadsafe", vm)?;
        let handle = callback.handle(zelf, vm)?.into_ref(&vm.ctx);
        zelf.queue(handle.clone());
        zelf.wake();
        Ok(handle)
    }

    #[pymethod]
    fn call_later(
        zelf: &Py<Self>,
        args: FuncArgs,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<TimerHandle>> {
        let (mut delay, callback) = Callback::from("call_later", 1, args, vm)?;
        let delay = delay.remove(0);
        if vm.is_none(&delay) {
            return Err(vm.new_type_error("delay must not be None"));
        }
        let now = vm.call_method(zelf.as_object(), "time", ())?;
        let when = vm._add(&now, &delay)?;
        EventLoop::check(zelf, &callback.callback, "call_at", vm)?;
        EventLoop::set_timer(zelf, when, callback, vm)
    }

    #[pymethod]
    fn call_at(
        zelf: &Py<Self>,
        args: FuncArgs,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<TimerHandle>> {
        let (mut when, callback) = Callback::from("call_at", 1, args, vm)?;
        let when = when.remove(0);
        if vm.is_none(&when) {
            return Err(vm.new_type_error("when cannot be None"));
        }
        EventLoop::check(zelf, &callback.callback, "call_at", vm)?;
        EventLoop::set_timer(zelf, when, callback, vm)
    }

    #[pymethod]
    fn _timer_handle_cancelled(_zelf: &Py<Self>, _handle: PyObjectRef) {}

    /// Queues a handle that was made before.
    #[pymethod]
    fn _queue(zelf: &Py<Self>, handle: PyRef<Handle>) {
        zelf.queue(handle);
        zelf.wake();
    }

    #[pymethod]
    fn _write_to_self(zelf: &Py<Self>) {
        zelf.wake();
    }

    #[pymethod]
    fn time(zelf: &Py<Self>) -> f64 {
        seconds(zelf.world.read_clock())
    }

    /// In debug mode CPython's own is called, whose line stands in what the future tells of where it was made.
    #[pymethod]
    fn create_future(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        let this: PyObjectRef = zelf.to_owned().into();
        if zelf.debug.get() {
            let modules = vm.sys_module.get_attr("modules", vm)?;
            let base = modules
                .get_item("asyncio.base_events", vm)?
                .get_attr("BaseEventLoop", vm)?;
            return base.get_attr("create_future", vm)?.call((this,), vm);
        }
        Ok(Future::of(this, vm)?.into())
    }

    #[pymethod]
    fn create_task(
        zelf: &Py<Self>,
        coro: PyObjectRef,
        args: FuncArgs,
        vm: &VirtualMachine,
    ) -> PyResult {
        zelf.check_closed(vm)?;
        let event_loop: PyObjectRef = zelf.to_owned().into();
        let factory = zelf.task_factory.read().clone();
        if let Some(factory) = factory {
            let mut args = args;
            args.args.splice(0..0, [event_loop, coro]);
            return factory.call_with_args(args, vm);
        }
        let args: TaskArgs = args.bind(vm)?;
        Ok(Task::create(coro, Some(event_loop), args, vm)?.into())
    }

    #[pygetset]
    fn _task_factory(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.task_factory.read().clone()
    }

    #[pygetset(setter)]
    fn set__task_factory(zelf: &Py<Self>, factory: Option<PyObjectRef>) {
        let before = std::mem::replace(&mut *zelf.task_factory.write(), factory);
        drop(before);
    }

    #[pymethod]
    fn get_debug(zelf: &Py<Self>) -> bool {
        zelf.debug.get()
    }

    #[pygetset]
    fn _debug(zelf: &Py<Self>) -> bool {
        zelf.debug.get()
    }

    #[pygetset(setter)]
    fn set__debug(zelf: &Py<Self>, debug: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        zelf.debug.set(debug.is_true(vm)?);
        Ok(())
    }

    #[pymethod]
    fn is_closed(zelf: &Py<Self>) -> bool {
        zelf.closed.get()
    }

    #[pygetset]
    fn _closed(zelf: &Py<Self>) -> bool {
        zelf.closed.get()
    }

    /// Closing drops the jobs that were left.
    #[pygetset(setter)]
    fn set__closed(zelf: &Py<Self>, closed: bool) {
        zelf.closed.set(closed);
        if closed {
            let executor = zelf.executor.take();
            drop(executor);
        }
    }

    #[pymethod]
    fn _check_closed(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.check_closed(vm)
    }

    #[pygetset]
    fn _stopping(zelf: &Py<Self>) -> bool {
        zelf.stopping.get()
    }

    #[pygetset(setter)]
    fn set__stopping(zelf: &Py<Self>, stopping: bool) {
        zelf.stopping.set(stopping);
    }

    #[pymethod]
    fn run_forever(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        let this = zelf.as_object();
        vm.call_method(this, "_run_forever_setup", ())?;
        let ran = EventLoop::turns(zelf, vm);
        vm.call_method(this, "_run_forever_cleanup", ())?;
        ran
    }

    #[pymethod]
    fn _run_once(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        let executor = zelf.executor(vm)?;
        EventLoop::turn(zelf, &executor, false, vm)
    }
}
