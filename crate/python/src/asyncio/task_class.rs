//! `_asyncio.Task` as Python sees it. Knows no rules: they stand in `task.rs` and `step.rs`.

use rustpython_vm::builtins::{PyGenericAlias, PyStr, PyType, PyTypeRef};
use rustpython_vm::function::{FuncArgs, PySetterValue};
use rustpython_vm::types::{Constructor, Destructor, Initializer, Representable};
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};

use super::event_loop::EventLoop;
use super::future::Future;
use super::future_class::CancelArgs;
use super::mistakes;
use super::state::kept;
use super::task::{Task, TaskArgs};

#[derive(FromArgs)]
pub(super) struct TaskInitArgs {
    #[pyarg(any)]
    coro: PyObjectRef,
    #[pyarg(named, name = "loop", default)]
    event_loop: Option<PyObjectRef>,
    #[pyarg(flatten)]
    others: TaskArgs,
}

impl Constructor for Task {
    type Args = FuncArgs;

    fn slot_new(class: PyTypeRef, _args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        let task = Task::empty().into_ref_with_type_lazy_dict(vm, class)?;
        Ok(task.into())
    }

    fn py_new(_class: &Py<PyType>, _args: FuncArgs, _vm: &VirtualMachine) -> PyResult<Self> {
        Ok(Task::empty())
    }
}

impl Initializer for Task {
    type Args = TaskInitArgs;

    fn init(zelf: &Py<Self>, args: TaskInitArgs, vm: &VirtualMachine) -> PyResult<()> {
        Task::begin(zelf, args.coro, args.event_loop, args.others, vm)
    }
}

#[derive(FromArgs)]
struct StackArgs {
    #[pyarg(named, default)]
    limit: Option<PyObjectRef>,
}

#[derive(FromArgs)]
struct PrintStackArgs {
    #[pyarg(named, default)]
    limit: Option<PyObjectRef>,
    #[pyarg(named, default)]
    file: Option<PyObjectRef>,
}

#[pyclass(
    with(Constructor, Initializer, Destructor, Representable),
    flags(BASETYPE, HAS_DICT, HAS_WEAKREF)
)]
impl Task {
    #[pymethod]
    fn set_result(_zelf: &Py<Self>, _result: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        Err(vm.new_runtime_error("Task does not support set_result operation"))
    }

    #[pymethod]
    fn set_exception(_zelf: &Py<Self>, _error: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        Err(vm.new_runtime_error("Task does not support set_exception operation"))
    }

    #[pymethod]
    fn cancel(zelf: &Py<Self>, args: CancelArgs, vm: &VirtualMachine) -> PyResult<bool> {
        Task::cancel_with(zelf, args.msg, vm)
    }

    #[pymethod]
    fn cancelling(zelf: &Py<Self>) -> i64 {
        zelf.cancels.get()
    }

    #[pymethod]
    fn uncancel(zelf: &Py<Self>) -> i64 {
        let cancels = zelf.cancels.get();
        if cancels > 0 {
            zelf.cancels.set(cancels - 1);
            if cancels == 1 {
                zelf.must_cancel.set(false);
            }
        }
        zelf.cancels.get()
    }

    #[pymethod]
    fn get_coro(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.coro()
    }

    #[pymethod]
    fn get_context(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.inner.read().context.clone()
    }

    #[pymethod]
    fn get_name(zelf: &Py<Self>, vm: &VirtualMachine) -> PyRef<PyStr> {
        zelf.name(vm)
    }

    #[pymethod]
    fn set_name(zelf: &Py<Self>, name: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let name: PyObjectRef = match name.class().is(vm.ctx.types.str_type) {
            true => name,
            false => name.str(vm)?.into(),
        };
        let before = zelf.inner.write().name.replace(name);
        drop(before);
        let event_loop = zelf.event_loop(vm)?;
        if let (Some(native), Some(id)) = (event_loop.downcast_ref::<EventLoop>(), zelf.id()) {
            let executor = &native.jobs.executor;
            executor.foreign_task_renamed(id, || zelf.name_text());
        }
        Ok(())
    }

    #[pymethod]
    fn get_stack(zelf: PyRef<Self>, args: StackArgs, vm: &VirtualMachine) -> PyResult {
        kept("asyncio.base_tasks", "_task_get_stack", vm)?
            .call((zelf, vm.unwrap_or_none(args.limit)), vm)
    }

    #[pymethod]
    fn print_stack(zelf: PyRef<Self>, args: PrintStackArgs, vm: &VirtualMachine) -> PyResult {
        let (limit, file) = (vm.unwrap_or_none(args.limit), vm.unwrap_or_none(args.file));
        kept("asyncio.base_tasks", "_task_print_stack", vm)?.call((zelf, limit, file), vm)
    }

    #[pyclassmethod]
    fn __class_getitem__(
        class: PyTypeRef,
        args: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<PyGenericAlias> {
        PyGenericAlias::from_args(class, args, vm)
    }

    #[pygetset]
    fn _coro(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.coro()
    }

    #[pygetset]
    fn _fut_waiter(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.waits_for()
    }

    #[pygetset]
    fn _must_cancel(zelf: &Py<Self>) -> bool {
        zelf.must_cancel.get()
    }

    #[pygetset]
    fn _log_destroy_pending(zelf: &Py<Self>) -> bool {
        zelf.log_destroy_pending.get()
    }

    #[pygetset(setter)]
    fn set__log_destroy_pending(
        zelf: &Py<Self>,
        log: PySetterValue,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let PySetterValue::Assign(log) = log else {
            return Err(vm.new_attribute_error("cannot delete attribute"));
        };
        zelf.log_destroy_pending.set(log.is_true(vm)?);
        Ok(())
    }
}

impl Destructor for Task {
    fn del(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.unregister();
        if zelf.base.is_pending() && zelf.log_destroy_pending.get() {
            mistakes::destroyed_pending(zelf);
            let context = vm.ctx.new_dict();
            let message = vm.ctx.new_str("Task was destroyed but it is pending!");
            context.set_item("task", zelf.to_owned().into(), vm)?;
            context.set_item("message", message.into(), vm)?;
            if let Some(traceback) = zelf.base.source_traceback() {
                context.set_item("source_traceback", traceback, vm)?;
            }
            let event_loop = zelf.event_loop(vm)?;
            vm.call_method(&event_loop, "call_exception_handler", (context,))?;
        }
        let future: PyRef<Future> = zelf.as_object().to_owned().try_downcast(vm)?;
        Future::finalize(&future, vm)
    }
}

impl Representable for Task {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        let text = kept("asyncio.base_tasks", "_task_repr", vm)?.call((zelf.to_owned(),), vm)?;
        Ok(text.str(vm)?.to_string())
    }
}
