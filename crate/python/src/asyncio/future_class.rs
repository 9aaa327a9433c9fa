//! `_asyncio.Future` as Python sees it. Knows no rules: they stand in `future.rs`.

use rustpython_vm::builtins::{
    PyBaseException, PyBaseExceptionRef, PyGenericAlias, PyType, PyTypeRef,
};
use rustpython_vm::function::{FuncArgs, PySetterValue};
use rustpython_vm::types::{Constructor, Destructor, Initializer, Iterable, Representable};
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};

use super::future::{Future, Progress, Result_};
use super::future_iter::FutureIter;
use super::joins;
use super::state::{invalid_state, kept};
use super::waiter::Waiter;
use super::wrappers::Wakeup;
use crate::modules::contextvars::Context;

#[derive(FromArgs)]
pub(super) struct FutureArgs {
    #[pyarg(named, name = "loop", default)]
    event_loop: Option<PyObjectRef>,
}

impl Constructor for Future {
    type Args = FuncArgs;

    fn slot_new(class: PyTypeRef, _args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        let future = Future::empty().into_ref_with_type_lazy_dict(vm, class)?;
        Ok(future.into())
    }

    fn py_new(_class: &Py<PyType>, _args: FuncArgs, _vm: &VirtualMachine) -> PyResult<Self> {
        Ok(Future::empty())
    }
}

impl Initializer for Future {
    type Args = FuncArgs;

    fn init(zelf: &Py<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult<()> {
        if !args.args.is_empty() {
            return Err(vm.new_type_error("Future() takes no positional arguments"));
        }
        let args: FutureArgs = args.bind(vm)?;
        zelf.begin(args.event_loop, vm)?;
        zelf.number();
        Ok(())
    }
}

#[derive(FromArgs)]
pub(super) struct DoneCallbackArgs {
    #[pyarg(positional)]
    callback: PyObjectRef,
    #[pyarg(named, default)]
    context: Option<PyObjectRef>,
}

#[derive(FromArgs)]
pub(super) struct CancelArgs {
    #[pyarg(any, default)]
    pub(super) msg: Option<PyObjectRef>,
}

#[pyclass(
    with(Constructor, Initializer, Destructor, Representable, Iterable),
    flags(BASETYPE, HAS_DICT, HAS_WEAKREF)
)]
impl Future {
    #[pymethod]
    fn result(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        zelf.check_alive(vm)?;
        match zelf.outcome(vm)? {
            Result_::Value(value) => Ok(value),
            Result_::Raised(exception) => Err(exception),
        }
    }

    #[pymethod]
    fn exception(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        zelf.check_alive(vm)?;
        match zelf.progress.get() {
            Progress::Pending => Err(invalid_state("Exception is not set.", vm)),
            Progress::Cancelled => Err(zelf.cancelled_error(vm)?),
            Progress::Finished => {
                zelf.log_traceback.set(false);
                Ok(vm.unwrap_or_none(zelf.inner.read().exception.clone()))
            }
        }
    }

    #[pymethod]
    fn set_result(zelf: &Py<Self>, result: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        zelf.event_loop(vm)?;
        Future::finish_with(zelf, result, vm)
    }

    #[pymethod]
    fn set_exception(zelf: &Py<Self>, exception: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        zelf.event_loop(vm)?;
        if !zelf.is_pending() {
            return Err(invalid_state("invalid state", vm));
        }
        let exception = match exception.downcast_ref::<PyType>() {
            Some(class) if class.fast_issubclass(vm.ctx.exceptions.base_exception_type) => {
                exception.call((), vm)?
            }
            _ => exception,
        };
        let exception = exception
            .downcast::<PyBaseException>()
            .map_err(|_| vm.new_type_error("invalid exception object"))?;
        Future::fail_with(zelf, exception, vm)
    }

    #[pymethod]
    fn add_done_callback(
        zelf: &Py<Self>,
        args: DoneCallbackArgs,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        if zelf.inner.read().event_loop.is_none() {
            return Err(vm.new_runtime_error("uninitialized Future object"));
        }
        let DoneCallbackArgs { callback, context } = args;
        joins::tell(zelf, &callback, vm);
        let waiter = match callback.downcast_ref::<Wakeup>() {
            Some(wakeup) => Waiter {
                what: wakeup.task().into(),
                context: None,
            },
            None => Waiter {
                what: callback,
                context: Some(match context {
                    Some(context) => context,
                    None => Context::copy_current(vm).into(),
                }),
            },
        };
        Future::add(zelf, waiter, vm)
    }

    #[pymethod]
    fn remove_done_callback(
        zelf: &Py<Self>,
        callback: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<usize> {
        zelf.event_loop(vm)?;
        let (first, others) = {
            let inner = zelf.inner.read();
            (inner.first.clone(), inner.others.clone())
        };
        let mut removed = vec![];
        for waiter in first.into_iter().chain(others) {
            if waiter.is(&callback, vm)? {
                removed.push(waiter);
            }
        }
        if removed.is_empty() {
            return Ok(0);
        }
        // Whatever a comparison did to the list meanwhile: those that were found go.
        let is_removed = |waiter: &Waiter| removed.iter().any(|each| each.what.is(&waiter.what));
        let mut inner = zelf.inner.write();
        let gone = match &inner.first {
            Some(first) if is_removed(first) => inner.first.take(),
            _ => None,
        };
        inner.others.retain(|waiter| !is_removed(waiter));
        drop(inner);
        drop(gone);
        Ok(removed.len())
    }

    #[pymethod]
    fn cancel(zelf: &Py<Self>, args: CancelArgs, vm: &VirtualMachine) -> PyResult<bool> {
        zelf.event_loop(vm)?;
        Future::cancel_with(zelf, args.msg, vm)
    }

    #[pymethod]
    fn cancelled(zelf: &Py<Self>) -> bool {
        zelf.progress.get() == Progress::Cancelled
    }

    #[pymethod]
    fn done(zelf: &Py<Self>) -> bool {
        !zelf.is_pending()
    }

    #[pymethod]
    fn get_loop(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        zelf.event_loop(vm)
    }

    #[pymethod]
    fn _make_cancelled_error(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyBaseExceptionRef> {
        zelf.cancelled_error(vm)
    }

    #[pymethod]
    fn __await__(zelf: PyRef<Self>) -> FutureIter {
        FutureIter::new(zelf)
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
    fn _state(zelf: &Py<Self>) -> &'static str {
        match zelf.progress.get() {
            Progress::Pending => "PENDING",
            Progress::Cancelled => "CANCELLED",
            Progress::Finished => "FINISHED",
        }
    }

    #[pygetset]
    fn _loop(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.inner.read().event_loop.clone()
    }

    #[pygetset]
    fn _result(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.inner.read().result.clone()
    }

    #[pygetset]
    fn _exception(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.inner.read().exception.clone()
    }

    #[pygetset]
    fn _callbacks(zelf: &Py<Self>, vm: &VirtualMachine) -> Option<PyObjectRef> {
        let waiters: Vec<Waiter> = {
            let inner = zelf.inner.read();
            inner.first.iter().chain(&inner.others).cloned().collect()
        };
        if waiters.is_empty() {
            return None;
        }
        let pair = |waiter: &Waiter| {
            let (callback, context) = waiter.shown(vm);
            vm.ctx.new_tuple(vec![callback, context]).into()
        };
        Some(vm.ctx.new_list(waiters.iter().map(pair).collect()).into())
    }

    #[pygetset]
    fn _source_traceback(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.source_traceback()
    }

    #[pygetset]
    fn _cancel_message(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.cancel_message()
    }

    #[pygetset(setter)]
    fn set__cancel_message(zelf: &Py<Self>, message: PyObjectRef) {
        zelf.set_cancel_message(Some(message));
    }

    #[pygetset]
    fn _asyncio_future_blocking(zelf: &Py<Self>) -> bool {
        zelf.blocking.get()
    }

    #[pygetset(setter)]
    fn set__asyncio_future_blocking(
        zelf: &Py<Self>,
        blocking: PySetterValue,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        match blocking {
            PySetterValue::Assign(blocking) => zelf.blocking.set(blocking.is_true(vm)?),
            PySetterValue::Delete => {
                return Err(vm.new_attribute_error("cannot delete attribute"));
            }
        }
        Ok(())
    }

    #[pygetset]
    fn _log_traceback(zelf: &Py<Self>) -> bool {
        zelf.log_traceback.get()
    }

    #[pygetset(setter)]
    fn set__log_traceback(
        zelf: &Py<Self>,
        log: PySetterValue,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        match log {
            PySetterValue::Assign(log) => {
                if log.is_true(vm)? {
                    return Err(vm.new_value_error("_log_traceback can only be set to False"));
                }
                zelf.log_traceback.set(false);
                Ok(())
            }
            PySetterValue::Delete => Err(vm.new_attribute_error("cannot delete attribute")),
        }
    }

    #[pygetset]
    fn _asyncio_awaited_by(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        let (first, others) = {
            let inner = zelf.inner.read();
            (inner.awaited_by.clone(), inner.also_awaited_by.clone())
        };
        let mut waiters: Vec<PyObjectRef> = first.into_iter().collect();
        if let Some(others) = others {
            let others: Vec<PyObjectRef> = others.as_object().to_owned().try_to_value(vm)?;
            waiters.extend(others);
        }
        if waiters.is_empty() {
            return Ok(vm.ctx.none());
        }
        let waiters = vm.ctx.new_list(waiters);
        vm.builtins.get_attr("frozenset", vm)?.call((waiters,), vm)
    }
}

impl Destructor for Future {
    fn del(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        Future::finalize(zelf, vm)
    }
}

impl Representable for Future {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        let text =
            kept("asyncio.base_futures", "_future_repr", vm)?.call((zelf.to_owned(),), vm)?;
        Ok(text.str(vm)?.to_string())
    }
}

impl Iterable for Future {
    fn iter(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(FutureIter::new(zelf).into_ref(&vm.ctx).into())
    }
}
