//! `_asyncio.Task`: a coroutine on its way. How it is stepped stands in `step.rs`; what Python sees of it in
//! `task_class.rs`.
//!
//! The rules and messages are those of CPython's Modules/_asynciomodule.c.

use std::cell::Cell;
use std::sync::Arc;

use interleave::TaskId;
use interleave::trace::{Outcome, Wait};
use rustpython_vm::builtins::PyStr;
use rustpython_vm::class::StaticType;
use rustpython_vm::common::lock::PyRwLock;
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, Traverse,
    VirtualMachine, pyclass,
};

use super::event_loop::EventLoop;
use super::future::{Future, Progress};
use super::resume::Resume;
use super::state::{State, kept};
use super::wait_for::cancel;
use super::{schedule, serves, stands, step};
use crate::modules::contextvars::Context;

#[derive(Debug, Default, Traverse)]
pub(super) struct Inner {
    pub(super) coro: Option<PyObjectRef>,
    pub(super) context: Option<PyObjectRef>,
    /// None if it is the number's.
    pub(super) name: Option<PyObjectRef>,
    /// The future that it waits for.
    pub(super) waits_for: Option<PyObjectRef>,
}

/// A coroutine on its way.
#[pyclass(module = "_asyncio", name = "Task", base = Future, traverse)]
#[derive(Debug)]
pub(super) struct Task {
    pub(super) base: Future,
    pub(super) inner: PyRwLock<Inner>,
    #[pytraverse(skip)]
    pub(super) number: Cell<u64>,
    /// Its next step is to raise CancelledError.
    #[pytraverse(skip)]
    pub(super) must_cancel: Cell<bool>,
    #[pytraverse(skip)]
    pub(super) cancels: Cell<i64>,
    #[pytraverse(skip)]
    pub(super) log_destroy_pending: Cell<bool>,
    /// Its number in the trace, if its loop has one.
    #[pytraverse(skip)]
    pub(super) id: Cell<Option<TaskId>>,
    /// Where it stands among the tasks that are not done.
    #[pytraverse(skip)]
    pub(super) place: Cell<Option<usize>>,
}

impl Task {
    pub(super) fn empty() -> Task {
        Task {
            base: Future::empty(),
            inner: PyRwLock::default(),
            number: Cell::new(0),
            must_cancel: Cell::new(false),
            cancels: Cell::new(0),
            log_destroy_pending: Cell::new(false),
            id: Cell::new(None),
            place: Cell::new(None),
        }
    }

    /// `Task(coro, loop=loop, ...)`.
    pub(super) fn create(
        coro: PyObjectRef,
        event_loop: Option<PyObjectRef>,
        args: TaskArgs,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<Task>> {
        let class = Task::static_type().to_owned();
        let task = Task::empty().into_ref_with_type_lazy_dict(vm, class)?;
        Task::begin(&task, coro, event_loop, args, vm)?;
        Ok(task)
    }

    pub(super) fn begin(
        zelf: &Py<Task>,
        coro: PyObjectRef,
        event_loop: Option<PyObjectRef>,
        args: TaskArgs,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        zelf.base.begin(event_loop, vm)?;
        if !is_coroutine(&coro, vm)? {
            zelf.log_destroy_pending.set(false);
            let repr = coro.repr(vm)?;
            return Err(vm.new_type_error(format!("a coroutine was expected, got {repr}")));
        }
        let given = |option: Option<PyObjectRef>| option.filter(|value| !vm.is_none(value));
        let context = match given(args.context) {
            Some(context) => context,
            None => Context::copy_current(vm).into(),
        };
        let name = match given(args.name) {
            None => {
                zelf.number.set(State::current().next_name());
                None
            }
            Some(name) if name.class().is(vm.ctx.types.str_type) => Some(name),
            Some(name) => Some(name.str(vm)?.into()),
        };
        {
            let mut inner = zelf.inner.write();
            inner.coro = Some(coro);
            inner.context = Some(context);
            inner.name = name;
            inner.waits_for = None;
        }
        zelf.must_cancel.set(false);
        zelf.cancels.set(0);
        zelf.log_destroy_pending.set(true);
        let event_loop = zelf.event_loop(vm)?;
        if let Some(native) = event_loop.downcast_ref::<EventLoop>() {
            let executor = &native.jobs.executor;
            let made = || zelf.coro().and_then(|coro| stands::made(&coro));
            let id = executor.foreign_task(|| Some(zelf.name_text()), made);
            zelf.id.set(Some(id));
        }
        let eager = match args.eager_start {
            Some(eager) => eager.is_true(vm)?,
            None => false,
        };
        if eager && vm.call_method(&event_loop, "is_running", ())?.is_true(vm)? {
            return step::start_now(zelf, vm);
        }
        schedule::step_soon(zelf, Resume::Plain, vm)?;
        Task::register(zelf, vm)
    }

    /// It is one of those that are not done.
    pub(super) fn register(zelf: &Py<Task>, vm: &VirtualMachine) -> PyResult<()> {
        if zelf.place.get().is_none() {
            let place = State::current().add(zelf.as_object(), vm)?;
            zelf.place.set(Some(place));
        }
        Ok(())
    }

    pub(super) fn unregister(&self) {
        if let Some(place) = self.place.take() {
            State::current().remove(place);
        }
    }

    pub(super) fn future(&self) -> &Future {
        &self.base
    }

    pub(super) fn event_loop(&self, vm: &VirtualMachine) -> PyResult {
        self.base.event_loop(vm)
    }

    pub(super) fn id(&self) -> Option<TaskId> {
        self.id.get()
    }

    pub(super) fn context(&self, vm: &VirtualMachine) -> PyObjectRef {
        vm.unwrap_or_none(self.inner.read().context.clone())
    }

    pub(super) fn coro(&self) -> Option<PyObjectRef> {
        self.inner.read().coro.clone()
    }

    pub(super) fn forget_coro(&self) {
        let coro = self.inner.write().coro.take();
        drop(coro);
    }

    pub(super) fn waits_for(&self) -> Option<PyObjectRef> {
        self.inner.read().waits_for.clone()
    }

    pub(super) fn set_waits_for(&self, future: Option<PyObjectRef>) {
        let before = std::mem::replace(&mut self.inner.write().waits_for, future);
        drop(before);
    }

    pub(super) fn name(&self, vm: &VirtualMachine) -> PyRef<PyStr> {
        let name = self.inner.read().name.clone();
        match name.map(PyObjectRef::downcast::<PyStr>) {
            Some(Ok(name)) => name,
            _ => vm.ctx.new_str(format!("Task-{}", self.number.get())),
        }
    }

    /// The same, for the trace.
    pub(super) fn name_text(&self) -> Arc<str> {
        let inner = self.inner.read();
        match inner
            .name
            .as_ref()
            .and_then(|name| name.downcast_ref::<PyStr>())
        {
            Some(name) => name.to_string().into(),
            None => format!("Task-{}", self.number.get()).into(),
        }
    }

    /// What a step that has just ended came to, for the trace, which is told where the task stands now.
    pub(super) fn outcome(zelf: &Py<Task>, executor: &interleave::Handle) -> Outcome {
        match zelf.base.progress() {
            Progress::Cancelled => Outcome::Cancelled,
            Progress::Finished if zelf.base.has_failed() => Outcome::Failed,
            Progress::Finished => Outcome::Finished,
            Progress::Pending => {
                if executor.is_traced() {
                    let (place, waiting) = stands::suspended(zelf);
                    serves::tell(zelf, &waiting, executor);
                    executor.stands_at(|| place);
                }
                Outcome::Suspended(zelf.wait())
            }
        }
    }

    pub(super) fn wait(&self) -> Wait {
        let inner = self.inner.read();
        let Some(future) = &inner.waits_for else {
            return Wait::Turn;
        };
        if let Some(task) = future.downcast_ref::<Task>() {
            return task.id().map_or(Wait::Other, Wait::Task);
        }
        let id = future
            .downcast_ref::<Future>()
            .and_then(|future| future.id());
        id.map_or(Wait::Other, Wait::Future)
    }

    /// Asks it to cancel itself; whether there was something to cancel.
    pub(super) fn cancel_with(
        zelf: &Py<Task>,
        message: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<bool> {
        zelf.base.stop_logging();
        if !zelf.base.is_pending() {
            return Ok(false);
        }
        let event_loop = zelf.event_loop(vm)?;
        if let (Some(native), Some(id)) = (event_loop.downcast_ref::<EventLoop>(), zelf.id.get()) {
            native.jobs.executor.stands_at(stands::here);
            native.jobs.executor.cancel_requested(id);
        }
        zelf.cancels.set(zelf.cancels.get() + 1);
        if let Some(future) = zelf.waits_for()
            && cancel(&future, message.clone(), vm)?
        {
            return Ok(true);
        }
        zelf.must_cancel.set(true);
        zelf.base.set_cancel_message(message);
        Ok(true)
    }

    pub(super) fn is_to_be_told_of(&self) -> bool {
        self.base.is_to_be_told_of() || self.place.get().is_some() || self.base.is_pending()
    }
}

fn is_coroutine(coro: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
    if coro.class().is(vm.ctx.types.coroutine_type) {
        return Ok(true);
    }
    kept("asyncio.coroutines", "iscoroutine", vm)?
        .call((coro.to_owned(),), vm)?
        .is_true(vm)
}

/// What a task may be given beside its coroutine and its loop.
#[derive(FromArgs)]
pub(super) struct TaskArgs {
    #[pyarg(named, default)]
    pub(super) name: Option<PyObjectRef>,
    #[pyarg(named, default)]
    pub(super) context: Option<PyObjectRef>,
    #[pyarg(named, default)]
    pub(super) eager_start: Option<PyObjectRef>,
}

/// Spares a future or task that has nothing to say the call of its `__del__`.
pub(super) fn spare_destructors() {
    let future = Future::static_type();
    future.slots.del_needed.store(Some(|object| {
        object
            .downcast_ref::<Future>()
            .is_none_or(|future| future.is_to_be_told_of())
    }));
    let task = Task::static_type();
    task.slots.del_needed.store(Some(|object| {
        object
            .downcast_ref::<Task>()
            .is_none_or(|task| task.is_to_be_told_of())
    }));
}
