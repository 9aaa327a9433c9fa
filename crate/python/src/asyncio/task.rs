//! `_asyncio.Task`: a coroutine on its way, as its owner sees it. How it is stepped stands in `step.rs`.
//!
//! The rules and messages are those of CPython's Modules/_asynciomodule.c.

use std::cell::Cell;
use std::sync::Arc;

use interleave::TaskId;
use interleave::trace::{Outcome, Wait};
use rustpython_vm::builtins::{PyGenericAlias, PyStr, PyType, PyTypeRef};
use rustpython_vm::class::StaticType;
use rustpython_vm::common::lock::PyRwLock;
use rustpython_vm::function::{FuncArgs, PySetterValue};
use rustpython_vm::types::{Callable, Constructor, Destructor, Initializer, Representable};
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, Traverse,
    VirtualMachine, pyclass,
};

use super::event_loop::EventLoop;
use super::future::{CancelArgs, Future, Progress};
use super::state::{State, kept};
use super::{schedule, stands, step};
use crate::modules::contextvars::Context;

#[derive(Debug, Default, Traverse)]
struct Inner {
    coro: Option<PyObjectRef>,
    context: Option<PyObjectRef>,
    /// None if it is the number's.
    name: Option<PyObjectRef>,
    /// The future that it waits for.
    waits_for: Option<PyObjectRef>,
}

/// A coroutine on its way.
#[pyclass(module = "_asyncio", name = "Task", base = Future, traverse)]
#[derive(Debug)]
pub(super) struct Task {
    base: Future,
    inner: PyRwLock<Inner>,
    #[pytraverse(skip)]
    number: Cell<u64>,
    /// Its next step is to raise CancelledError.
    #[pytraverse(skip)]
    pub(super) must_cancel: Cell<bool>,
    #[pytraverse(skip)]
    cancels: Cell<i64>,
    #[pytraverse(skip)]
    log_destroy_pending: Cell<bool>,
    /// Its number in the trace, if its loop has one.
    #[pytraverse(skip)]
    id: Cell<Option<TaskId>>,
    /// Where it stands among the tasks that are not done.
    #[pytraverse(skip)]
    place: Cell<Option<usize>>,
}

impl Task {
    fn empty() -> Task {
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

    fn begin(
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
        schedule::step_soon(zelf, None, None, vm)?;
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
    fn name_text(&self) -> Arc<str> {
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
                executor.stands_at(|| stands::suspended(zelf));
                Outcome::Suspended(zelf.wait())
            }
        }
    }

    fn wait(&self) -> Wait {
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
            native.jobs.executor.cancel_requested(id);
        }
        zelf.cancels.set(zelf.cancels.get() + 1);
        if let Some(future) = zelf.waits_for()
            && step::cancel(&future, message.clone(), vm)?
        {
            return Ok(true);
        }
        zelf.must_cancel.set(true);
        zelf.base.set_cancel_message(message);
        Ok(true)
    }

    fn is_to_be_told_of(&self) -> bool {
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
    name: Option<PyObjectRef>,
    #[pyarg(named, default)]
    context: Option<PyObjectRef>,
    #[pyarg(named, default)]
    eager_start: Option<PyObjectRef>,
}

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
        if let (Some(native), Some(id)) = (event_loop.downcast_ref::<EventLoop>(), zelf.id.get()) {
            native
                .jobs
                .executor
                .foreign_task_renamed(id, || zelf.name_text());
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

/// What a loop that is not ours is given to call for a task's next step.
#[pyclass(module = false, name = "TaskStepMethWrapper", traverse)]
#[derive(Debug, PyPayload)]
pub(super) struct StepWrapper {
    task: PyRef<Task>,
    raised: Option<PyObjectRef>,
}

impl StepWrapper {
    pub(super) fn new(task: PyRef<Task>, raised: Option<PyObjectRef>) -> StepWrapper {
        StepWrapper { task, raised }
    }
}

#[pyclass(with(Callable))]
impl StepWrapper {
    #[pygetset]
    fn __self__(zelf: &Py<Self>) -> PyRef<Task> {
        zelf.task.clone()
    }
}

impl Callable for StepWrapper {
    type Args = ();

    fn call(zelf: &Py<Self>, (): (), vm: &VirtualMachine) -> PyResult {
        step::called(&zelf.task, None, zelf.raised.clone(), vm)?;
        Ok(vm.ctx.none())
    }
}

/// A task as a callback of the future that it waits for.
#[pyclass(module = false, name = "TaskWakeupMethWrapper", traverse)]
#[derive(Debug, PyPayload)]
pub(super) struct Wakeup {
    task: PyRef<Task>,
}

impl Wakeup {
    pub(super) fn new(task: PyRef<Task>) -> Wakeup {
        Wakeup { task }
    }

    pub(super) fn task(&self) -> PyRef<Task> {
        self.task.clone()
    }
}

#[pyclass(with(Callable, Representable))]
impl Wakeup {
    #[pygetset]
    fn __self__(zelf: &Py<Self>) -> PyRef<Task> {
        zelf.task.clone()
    }

    #[pygetset]
    fn __name__(_zelf: &Py<Self>) -> &'static str {
        "task_wakeup"
    }

    #[pygetset]
    fn __qualname__(zelf: &Py<Self>) -> String {
        format!("{}.task_wakeup", zelf.task.class().name())
    }
}

impl Representable for Wakeup {
    fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
        let (class, id) = (zelf.task.class().slot_name(), zelf.task.get_id());
        Ok(format!(
            "<built-in method task_wakeup of {class} object at {id:#x}>"
        ))
    }
}

impl Callable for Wakeup {
    type Args = (PyObjectRef,);

    fn call(zelf: &Py<Self>, (future,): (PyObjectRef,), vm: &VirtualMachine) -> PyResult {
        step::called(&zelf.task, Some(future), None, vm)?;
        Ok(vm.ctx.none())
    }
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
