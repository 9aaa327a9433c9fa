//! `asyncio.TimerHandle`: a callback that waits for its time. Knows when that is; knows no clock.
//!
//! The rules are those of CPython's Lib/asyncio/events.py.

use std::cell::Cell;

use rustpython_vm::builtins::PyType;
use rustpython_vm::common::hash::PyHash;
use rustpython_vm::function::PyComparisonValue;
use rustpython_vm::types::{Comparable, Constructor, Hashable, PyComparisonOp};
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObject, PyObjectRef, PyRef, PyResult, Traverse, VirtualMachine,
    pyclass,
};

use super::handle::{Handle, HandleArgs};

/// A callback that waits for its time.
#[pyclass(module = "asyncio.events", name = "TimerHandle", base = Handle, traverse)]
#[derive(Debug)]
pub(super) struct TimerHandle {
    base: Handle,
    when: PyObjectRef,
    #[pytraverse(skip)]
    scheduled: Cell<bool>,
}

impl TimerHandle {
    pub(super) fn new(handle: Handle, when: PyObjectRef) -> TimerHandle {
        TimerHandle {
            base: handle,
            when,
            scheduled: Cell::new(true),
        }
    }

    /// It fired.
    pub(super) fn fired(&self) {
        self.scheduled.set(false);
    }

    /// The handle that it is.
    pub(super) fn base(&self) -> &Handle {
        &self.base
    }
}

#[derive(FromArgs)]
pub(super) struct TimerArgs {
    #[pyarg(any)]
    when: PyObjectRef,
    #[pyarg(flatten)]
    handle: HandleArgs,
}

impl Constructor for TimerHandle {
    type Args = TimerArgs;

    fn py_new(_class: &Py<PyType>, args: TimerArgs, vm: &VirtualMachine) -> PyResult<Self> {
        let timer = TimerHandle::new(args.handle.handle(vm)?, args.when);
        timer.scheduled.set(false);
        Ok(timer)
    }
}

#[pyclass(with(Constructor, Comparable, Hashable), flags(BASETYPE, HAS_WEAKREF))]
impl TimerHandle {
    #[pymethod]
    fn when(zelf: &Py<Self>) -> PyObjectRef {
        zelf.when.clone()
    }

    #[pymethod]
    fn cancel(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        let handle = &zelf.base;
        if !handle.cancelled.get() && handle.call.borrow().is_none() {
            let timer = zelf.to_owned();
            vm.call_method(&handle.event_loop, "_timer_handle_cancelled", (timer,))?;
        }
        let handle: PyRef<Handle> = zelf.as_object().to_owned().try_downcast(vm)?;
        Handle::cancel_it(&handle, vm)
    }

    #[pymethod]
    fn _repr_info(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<Vec<PyObjectRef>> {
        let handle: PyRef<Handle> = zelf.as_object().to_owned().try_downcast(vm)?;
        let mut parts = Handle::parts(&handle, vm)?;
        let place = if zelf.base.cancelled.get() { 2 } else { 1 };
        parts.insert(place, format!("when={}", zelf.when.str(vm)?));
        let parts = parts.into_iter();
        Ok(parts.map(|part| vm.ctx.new_str(part).into()).collect())
    }

    #[pygetset]
    fn _when(zelf: &Py<Self>) -> PyObjectRef {
        zelf.when.clone()
    }

    #[pygetset]
    fn _scheduled(zelf: &Py<Self>) -> bool {
        zelf.scheduled.get()
    }

    #[pygetset(setter)]
    fn set__scheduled(zelf: &Py<Self>, scheduled: bool) {
        zelf.scheduled.set(scheduled);
    }

    fn equals(&self, other: &TimerHandle, vm: &VirtualMachine) -> PyResult<bool> {
        if !vm.bool_eq(&self.when, &other.when)? {
            return Ok(false);
        }
        let parts = |handle: &Handle| {
            let what = handle.what.read();
            let callback = vm.unwrap_or_none(what.callback.clone());
            let args = what.args.clone().map(|args| vm.ctx.new_tuple(args).into());
            (callback, vm.unwrap_or_none(args))
        };
        let (mine, others) = (parts(&self.base), parts(&other.base));
        Ok(vm.bool_eq(&mine.0, &others.0)?
            && vm.bool_eq(&mine.1, &others.1)?
            && self.base.cancelled.get() == other.base.cancelled.get())
    }
}

impl Comparable for TimerHandle {
    fn cmp(
        zelf: &Py<Self>,
        other: &PyObject,
        op: PyComparisonOp,
        vm: &VirtualMachine,
    ) -> PyResult<PyComparisonValue> {
        let Some(other) = other.downcast_ref::<TimerHandle>() else {
            return Ok(PyComparisonValue::NotImplemented);
        };
        let by_time = |op| zelf.when.rich_compare_bool(&other.when, op, vm);
        let holds = match op {
            PyComparisonOp::Eq => zelf.equals(other, vm)?,
            PyComparisonOp::Ne => !zelf.equals(other, vm)?,
            PyComparisonOp::Lt | PyComparisonOp::Gt => by_time(op)?,
            PyComparisonOp::Le => by_time(PyComparisonOp::Lt)? || zelf.equals(other, vm)?,
            PyComparisonOp::Ge => by_time(PyComparisonOp::Gt)? || zelf.equals(other, vm)?,
        };
        Ok(holds.into())
    }
}

impl Hashable for TimerHandle {
    fn hash(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyHash> {
        zelf.when.hash(vm)
    }
}
