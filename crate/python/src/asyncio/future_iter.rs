//! What `await future` goes through. Knows the future that it yields once.
//!
//! The rules are those of CPython's Modules/_asynciomodule.c, `FutureIter`.

use rustpython_vm::builtins::PyBaseException;
use rustpython_vm::common::lock::PyRwLock;
use rustpython_vm::function::OptionalArg;
use rustpython_vm::protocol::PyIterReturn;
use rustpython_vm::types::{IterNext, Iterable, SelfIter};
use rustpython_vm::{
    AsObject, Py, PyObjectRef, PyPayload, PyRef, PyResult, Traverse, VirtualMachine, pyclass,
};

use super::future::{Future, Result_};

/// Yields the future until it is done, and returns its result.
#[pyclass(module = "_asyncio", name = "FutureIter", traverse)]
#[derive(Debug, PyPayload)]
pub(super) struct FutureIter {
    future: PyRwLock<Option<PyRef<Future>>>,
}

impl FutureIter {
    pub(super) fn new(future: PyRef<Future>) -> FutureIter {
        FutureIter {
            future: PyRwLock::new(Some(future)),
        }
    }
}

#[pyclass(with(IterNext, Iterable))]
impl FutureIter {
    #[pymethod]
    fn send(zelf: &Py<Self>, _value: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        let future = zelf.future.read().clone();
        let Some(future) = future else {
            return Ok(PyIterReturn::StopIteration(None));
        };
        if future.is_pending() {
            if future.block() {
                return Err(vm.new_runtime_error("await wasn't used with future"));
            }
            return Ok(PyIterReturn::Return(future.into()));
        }
        zelf.future.write().take();
        match future.outcome(vm)? {
            Result_::Value(value) => Ok(PyIterReturn::StopIteration(Some(value))),
            Result_::Raised(exception) => Err(exception),
        }
    }

    #[pymethod]
    fn throw(
        zelf: &Py<Self>,
        class: PyObjectRef,
        value: OptionalArg<PyObjectRef>,
        traceback: OptionalArg<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let future = zelf.future.write().take();
        drop(future);
        if class.fast_isinstance(vm.ctx.exceptions.base_exception_type)
            && value
                .as_ref()
                .into_option()
                .is_some_and(|value| !vm.is_none(value))
        {
            return Err(vm.new_type_error("instance exception may not have a separate value"));
        }
        if let Ok(exception) = class.clone().downcast::<PyBaseException>() {
            return Err(exception);
        }
        Err(vm.normalize_exception(
            class,
            value.unwrap_or_none(vm),
            traceback.unwrap_or_none(vm),
        )?)
    }

    #[pymethod]
    fn close(zelf: &Py<Self>) {
        let future = zelf.future.write().take();
        drop(future);
    }
}

impl SelfIter for FutureIter {}

impl IterNext for FutureIter {
    fn next(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        FutureIter::send(zelf, vm.ctx.none(), vm)
    }
}
