//! `_asyncio.Future`: a result that comes later, and who is to be told. Knows its loop by `call_soon`; knows tasks
//! only as somebody who waits. What Python sees of it stands in `future_class.rs`.
//!
//! The rules and messages are those of CPython's Modules/_asynciomodule.c.

use std::cell::Cell;

use interleave::FutureId;
use interleave::trace::Resolution;
use rustpython_vm::builtins::{PyBaseException, PyBaseExceptionRef, PySet, PyTraceback};
use rustpython_vm::class::StaticType;
use rustpython_vm::common::lock::PyRwLock;
use rustpython_vm::{
    AsObject, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, Traverse, VirtualMachine,
    pyclass,
};

use super::event_loop::EventLoop;
use super::handle::is_debug;
use super::resume::Resume;
use super::state::{cancelled_error, invalid_state, source_traceback};
use super::task::Task;
use super::told::Told;
use super::waiter::Waiter;
use super::{mistakes, schedule, stands};

/// How far a future is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    Pending,
    Cancelled,
    Finished,
}

#[derive(Debug, Default, Traverse)]
pub(super) struct Inner {
    pub(super) event_loop: Option<PyObjectRef>,
    pub(super) result: Option<PyObjectRef>,
    pub(super) exception: Option<PyObjectRef>,
    /// The traceback that the exception had when it was set.
    pub(super) traceback: Option<PyObjectRef>,
    pub(super) cancel_message: Option<PyObjectRef>,
    /// The `CancelledError` that came out of a task's coroutine.
    pub(super) cancelled: Option<PyObjectRef>,
    pub(super) source_traceback: Option<PyObjectRef>,
    /// The most common number of waiters is one.
    pub(super) first: Option<Waiter>,
    pub(super) others: Vec<Waiter>,
    /// Who awaits it: mostly one.
    pub(super) awaited_by: Option<PyObjectRef>,
    pub(super) also_awaited_by: Option<PyRef<PySet>>,
}

/// A result that comes later.
#[pyclass(module = "_asyncio", name = "Future", traverse)]
#[derive(Debug, PyPayload)]
pub(super) struct Future {
    pub(super) inner: PyRwLock<Inner>,
    #[pytraverse(skip)]
    pub(super) progress: Cell<Progress>,
    /// An exception was set that nobody has looked at.
    #[pytraverse(skip)]
    pub(super) log_traceback: Cell<bool>,
    /// It was yielded by an `await`, not by a `yield`.
    #[pytraverse(skip)]
    pub(super) blocking: Cell<bool>,
    /// Its number in the trace.
    #[pytraverse(skip)]
    pub(super) id: Cell<Option<FutureId>>,
    /// The trace was told what it stands for.
    #[pytraverse(skip)]
    pub(super) is_told: Cell<bool>,
}

/// What came of it.
pub(super) enum Result_ {
    Value(PyObjectRef),
    Raised(PyBaseExceptionRef),
}

impl Future {
    pub(super) fn empty() -> Future {
        Future {
            inner: PyRwLock::default(),
            progress: Cell::new(Progress::Pending),
            log_traceback: Cell::new(false),
            blocking: Cell::new(false),
            id: Cell::new(None),
            is_told: Cell::new(false),
        }
    }

    /// A future of this loop.
    pub(super) fn of(event_loop: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyRef<Future>> {
        let class = Future::static_type().to_owned();
        let future = Future::empty().into_ref_with_type_lazy_dict(vm, class)?;
        future.begin(Some(event_loop), vm)?;
        future.number();
        Ok(future)
    }

    /// Gives it to its loop.
    pub(super) fn begin(
        &self,
        event_loop: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let event_loop = match event_loop.filter(|event_loop| !vm.is_none(event_loop)) {
            Some(event_loop) => event_loop,
            None => super::module::get_event_loop(vm)?,
        };
        let traceback = match is_debug(&event_loop, vm)? {
            true => Some(source_traceback(vm)?),
            false => None,
        };
        let before = std::mem::take(&mut *self.inner.write());
        drop(before);
        let mut inner = self.inner.write();
        inner.event_loop = Some(event_loop);
        inner.source_traceback = traceback;
        self.progress.set(Progress::Pending);
        self.log_traceback.set(false);
        self.blocking.set(false);
        Ok(())
    }

    /// Tells the trace of it.
    pub(super) fn number(&self) {
        let id = self.native(|native| native.jobs.executor.foreign_future());
        self.id.set(id);
        self.is_told.set(false);
    }

    pub(super) fn native<T>(&self, with: impl FnOnce(&Py<EventLoop>) -> T) -> Option<T> {
        let inner = self.inner.read();
        let event_loop = inner.event_loop.as_ref()?;
        event_loop.downcast_ref::<EventLoop>().map(with)
    }

    pub(super) fn id(&self) -> Option<FutureId> {
        self.id.get()
    }

    pub(super) fn progress(&self) -> Progress {
        self.progress.get()
    }

    pub(super) fn is_pending(&self) -> bool {
        self.progress.get() == Progress::Pending
    }

    pub(super) fn has_failed(&self) -> bool {
        self.inner.read().exception.is_some()
    }

    /// Whether it was yielded by an `await` since this was last called.
    pub(super) fn take_blocking(&self) -> bool {
        self.blocking.replace(false)
    }

    /// Notes that it is yielded by an `await`; whether it was so before.
    pub(super) fn block(&self) -> bool {
        self.blocking.replace(true)
    }

    pub(super) fn event_loop(&self, vm: &VirtualMachine) -> PyResult {
        let event_loop = self.inner.read().event_loop.clone();
        event_loop.ok_or_else(|| vm.new_runtime_error("Future object is not initialized."))
    }

    pub(super) fn check_alive(&self, vm: &VirtualMachine) -> PyResult<()> {
        match self.inner.read().event_loop.is_some() {
            true => Ok(()),
            false => Err(invalid_state("Future object is not initialized.", vm)),
        }
    }

    /// Whether it is of this loop.
    pub(super) fn is_of(&self, event_loop: &PyObject) -> bool {
        let inner = self.inner.read();
        inner
            .event_loop
            .as_ref()
            .is_some_and(|own| own.is(event_loop))
    }

    pub(super) fn cancelled_error(&self, vm: &VirtualMachine) -> PyResult<PyBaseExceptionRef> {
        let (kept, message) = {
            let mut inner = self.inner.write();
            (inner.cancelled.take(), inner.cancel_message.clone())
        };
        if let Some(Ok(kept)) = kept.map(PyObjectRef::downcast::<PyBaseException>) {
            return Ok(kept);
        }
        let message = message.filter(|message| !vm.is_none(message));
        let class = cancelled_error(vm)?;
        Ok(vm.new_exception(class, message.into_iter().collect()))
    }

    /// What came of it.
    ///
    /// # Errors
    ///
    /// If it is not done.
    pub(super) fn outcome(&self, vm: &VirtualMachine) -> PyResult<Result_> {
        match self.progress.get() {
            Progress::Pending => Err(invalid_state("Result is not set.", vm)),
            Progress::Cancelled => Ok(Result_::Raised(self.cancelled_error(vm)?)),
            Progress::Finished => {
                self.log_traceback.set(false);
                let inner = self.inner.read();
                let exception = inner.exception.clone();
                let Some(Ok(exception)) = exception.map(PyObjectRef::downcast::<PyBaseException>)
                else {
                    return Ok(Result_::Value(vm.unwrap_or_none(inner.result.clone())));
                };
                let traceback = inner.traceback.clone();
                drop(inner);
                let traceback =
                    traceback.and_then(|traceback| traceback.downcast::<PyTraceback>().ok());
                exception.set_traceback(traceback);
                Ok(Result_::Raised(exception))
            }
        }
    }

    /// It is done: all who wait are told, in the order in which they came.
    pub(super) fn finish(
        zelf: &Py<Future>,
        progress: Progress,
        resolution: Resolution,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let event_loop = zelf.event_loop(vm)?;
        let finish = || Future::finish_and_tell(zelf, progress, resolution, vm);
        match schedule::own(&event_loop, vm) {
            Some(native) => native.jobs.executor.at_one_moment(finish),
            None => finish(),
        }
    }

    fn finish_and_tell(
        zelf: &Py<Future>,
        progress: Progress,
        resolution: Resolution,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        zelf.progress.set(progress);
        if let Some(id) = zelf.id.get() {
            zelf.native(|native| {
                native.jobs.executor.stands_at(stands::here);
                native.jobs.executor.foreign_future_resolved(id, resolution);
            });
        }
        let (first, others) = {
            let mut inner = zelf.inner.write();
            (inner.first.take(), std::mem::take(&mut inner.others))
        };
        first
            .into_iter()
            .chain(others)
            .try_for_each(|waiter| Future::tell(zelf, waiter, vm))
    }

    pub(super) fn tell(zelf: &Py<Future>, waiter: Waiter, vm: &VirtualMachine) -> PyResult<()> {
        match waiter.context {
            Some(context) => {
                let told = Told {
                    callback: waiter.what,
                    future: zelf.to_owned(),
                    context,
                };
                schedule::tell_soon(told, vm)
            }
            None => {
                let task: PyRef<Task> = waiter.what.try_downcast(vm)?;
                schedule::step_soon(&task, Resume::Done(zelf.to_owned().into()), vm)
            }
        }
    }

    pub(super) fn add(zelf: &Py<Future>, waiter: Waiter, vm: &VirtualMachine) -> PyResult<()> {
        if !zelf.is_pending() {
            return Future::tell(zelf, waiter, vm);
        }
        let mut inner = zelf.inner.write();
        if inner.first.is_none() && inner.others.is_empty() {
            inner.first = Some(waiter);
        } else {
            inner.others.push(waiter);
        }
        Ok(())
    }

    /// The task's next step comes when this is done.
    pub(super) fn wakes(zelf: &Py<Future>, task: PyRef<Task>, vm: &VirtualMachine) -> PyResult<()> {
        let waiter = Waiter {
            what: task.into(),
            context: None,
        };
        Future::add(zelf, waiter, vm)
    }

    pub(super) fn awaited_by(&self, waiter: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
        let others = {
            let mut inner = self.inner.write();
            match &inner.awaited_by {
                None => {
                    inner.awaited_by = Some(waiter.to_owned());
                    return Ok(());
                }
                Some(first) if first.is(waiter) => return Ok(()),
                Some(_) => inner
                    .also_awaited_by
                    .get_or_insert_with(|| PySet::default().into_ref(&vm.ctx))
                    .clone(),
            }
        };
        // A set hashes what it holds, which may run anything: nothing is borrowed.
        others.add(waiter.to_owned(), vm)
    }

    pub(super) fn not_awaited_by(&self, waiter: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
        let (first, others) = {
            let mut inner = self.inner.write();
            let first = inner.awaited_by.take_if(|first| first.is(waiter));
            (first, inner.also_awaited_by.clone())
        };
        match (first, others) {
            (None, Some(others)) => others.discard(waiter.to_owned(), vm),
            _ => Ok(()),
        }
    }

    pub(super) fn finish_with(
        zelf: &Py<Future>,
        result: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        if !zelf.is_pending() {
            return Err(invalid_state("invalid state", vm));
        }
        zelf.inner.write().result = Some(result);
        Future::finish(zelf, Progress::Finished, Resolution::Result, vm)
    }

    pub(super) fn fail_with(
        zelf: &Py<Future>,
        exception: PyBaseExceptionRef,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        if !zelf.is_pending() {
            return Err(invalid_state("invalid state", vm));
        }
        let exception = if exception.fast_isinstance(vm.ctx.exceptions.stop_iteration) {
            let error = vm.new_runtime_error(
                "StopIteration interacts badly with generators and cannot be raised into a Future",
            );
            error.set_cause(Some(exception.clone()));
            error.set_context(Some(exception));
            error
        } else {
            exception
        };
        {
            let mut inner = zelf.inner.write();
            inner.traceback = exception.traceback().map(Into::into);
            inner.exception = Some(exception.into());
        }
        zelf.log_traceback.set(true);
        Future::finish(zelf, Progress::Finished, Resolution::Error, vm)
    }

    /// Whether it could be cancelled.
    pub(super) fn cancel_with(
        zelf: &Py<Future>,
        message: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<bool> {
        zelf.log_traceback.set(false);
        if !zelf.is_pending() {
            return Ok(false);
        }
        zelf.set_cancel_message(message);
        Future::finish(zelf, Progress::Cancelled, Resolution::Cancelled, vm)?;
        Ok(true)
    }

    /// Keeps the `CancelledError` that came out of a coroutine.
    pub(super) fn keep_cancelled(&self, exception: PyBaseExceptionRef) {
        self.inner.write().cancelled = Some(exception.into());
    }

    pub(super) fn stop_logging(&self) {
        self.log_traceback.set(false);
    }

    pub(super) fn set_cancel_message(&self, message: Option<PyObjectRef>) {
        let before = std::mem::replace(&mut self.inner.write().cancel_message, message);
        drop(before);
    }

    pub(super) fn cancel_message(&self) -> Option<PyObjectRef> {
        self.inner.read().cancel_message.clone()
    }

    pub(super) fn source_traceback(&self) -> Option<PyObjectRef> {
        self.inner.read().source_traceback.clone()
    }

    /// Whether there is something to say when it goes away.
    pub(super) fn is_to_be_told_of(&self) -> bool {
        self.log_traceback.get()
    }

    /// It goes away, and nobody looked at its exception.
    pub(super) fn finalize(zelf: &Py<Future>, vm: &VirtualMachine) -> PyResult<()> {
        if !zelf.log_traceback.replace(false) {
            return Ok(());
        }
        let (exception, event_loop) = {
            let inner = zelf.inner.read();
            (inner.exception.clone(), inner.event_loop.clone())
        };
        let (Some(exception), Some(event_loop)) = (exception, event_loop) else {
            return Ok(());
        };
        mistakes::never_retrieved(zelf, &exception, vm);
        let context = vm.ctx.new_dict();
        let message = format!("{} exception was never retrieved", zelf.class().name());
        context.set_item("exception", exception, vm)?;
        context.set_item("future", zelf.to_owned().into(), vm)?;
        context.set_item("message", vm.ctx.new_str(message).into(), vm)?;
        if let Some(traceback) = zelf.source_traceback() {
            context.set_item("source_traceback", traceback, vm)?;
        }
        vm.call_method(&event_loop, "call_exception_handler", (context,))
            .map(drop)
    }
}
