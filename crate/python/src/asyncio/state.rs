//! What the parts of asyncio share within one interpreter: numbers, the tasks that are not done, and the classes and
//! functions of the library that they need again and again. Knows no loop.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use interleave::Numbers;
use rustpython_vm::builtins::{PyBaseExceptionRef, PyTypeRef, PyWeak};
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyRef, PyResult, VirtualMachine};
use slab::Slab;

use super::resources::Resources;
use super::stands::Places;

thread_local! {
    static CURRENT: RefCell<Rc<State>> = RefCell::default();
}

/// One an interpreter.
#[derive(Default)]
pub(super) struct State {
    /// Several loops may run in one program, and tell one trace.
    pub(super) numbers: Numbers,
    /// How many tasks were given a name of the kind "Task-1".
    named: Cell<u64>,
    /// Native tasks that are not done. A task that nobody else holds is not held here either.
    tasks: RefCell<Slab<PyRef<PyWeak>>>,
    /// Tasks of classes that are not ours: what `_register_task` is told of.
    foreign_tasks: RefCell<Vec<PyRef<PyWeak>>>,
    /// Where tasks stood, and were made.
    pub(super) places: Places,
    /// The locks and queues that the trace speaks of.
    pub(super) resources: Resources,
    /// The frame that runs the loop, by its address: calls below it only wait for the job that runs. 0 if none does.
    pub(super) loop_frame: Cell<usize>,
    /// The classes of locks are watched for the trace.
    pub(super) is_watched: Cell<bool>,
    /// By module and name.
    kept: RefCell<BTreeMap<(&'static str, &'static str), PyObjectRef>>,
}

impl State {
    /// That of the interpreter on this thread.
    pub(super) fn current() -> Rc<State> {
        CURRENT.with(|current| current.borrow().clone())
    }

    /// The number in the name of the next task that is given none.
    pub(super) fn next_name(&self) -> u64 {
        self.named.set(self.named.get() + 1);
        self.named.get()
    }

    /// Adds a native task; returns its place.
    pub(super) fn add(&self, task: &PyObject, vm: &VirtualMachine) -> PyResult<usize> {
        let weak = task.downgrade(None, vm)?;
        Ok(self.tasks.borrow_mut().insert(weak))
    }

    pub(super) fn remove(&self, place: usize) {
        let weak = self.tasks.borrow_mut().try_remove(place);
        drop(weak);
    }

    pub(super) fn add_foreign(&self, task: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
        let weak = task.downgrade(None, vm)?;
        let mut tasks = self.foreign_tasks.borrow_mut();
        tasks.retain(|weak| weak.upgrade().is_some());
        tasks.push(weak);
        Ok(())
    }

    pub(super) fn remove_foreign(&self, task: &PyObject) {
        let mut tasks = self.foreign_tasks.borrow_mut();
        tasks.retain(|weak| weak.upgrade().is_some_and(|each| !each.is(task)));
    }

    /// All that are registered, in the order of their places.
    pub(super) fn tasks(&self) -> Vec<PyObjectRef> {
        let native = self.tasks.borrow();
        let foreign = self.foreign_tasks.borrow();
        let weak = native.iter().map(|(_, weak)| weak).chain(&*foreign);
        weak.filter_map(|weak| weak.upgrade()).collect()
    }

    /// Its interpreter goes away: nothing of it is kept any longer.
    fn clear(&self) {
        let kept = (
            self.kept.take(),
            self.tasks.take(),
            self.foreign_tasks.take(),
            self.places.take(),
            self.resources.take(),
        );
        drop(kept);
    }
}

/// What asyncio keeps of an interpreter, as long as that is there.
pub(crate) struct Kept(Rc<State>);

impl Kept {
    /// A new interpreter begins on this thread.
    pub(crate) fn begin() -> Kept {
        let state: Rc<State> = Rc::default();
        CURRENT.with(|current| current.replace(Rc::clone(&state)));
        Kept(state)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.0.clear();
    }
}

/// A module of the library, by its full name.
pub(super) fn library(vm: &VirtualMachine, name: &'static str) -> PyResult {
    let modules = vm.sys_module.get_attr("modules", vm)?;
    if let Ok(module) = modules.get_item(name, vm) {
        return Ok(module);
    }
    vm.import(name, 0)?;
    modules.get_item(name, vm)
}

/// What futures and tasks need to be shown, even at the end of a program, when modules go away.
const KEPT: [(&str, &str); 9] = [
    ("asyncio.base_futures", "_future_repr"),
    ("asyncio.base_tasks", "_task_repr"),
    ("asyncio.exceptions", "CancelledError"),
    ("asyncio.exceptions", "InvalidStateError"),
    ("asyncio.format_helpers", "_format_callback_source"),
    ("asyncio.format_helpers", "extract_stack"),
    ("asyncio.tasks", "_GatheringFuture"),
    ("asyncio.unix_events", "_Run"),
    ("asyncio.unix_events", "_tell_exception"),
];

/// A function of the library. It is looked up once, as by CPython's C module.
pub(super) fn kept(module: &'static str, name: &'static str, vm: &VirtualMachine) -> PyResult {
    let state = State::current();
    let found = state.kept.borrow().get(&(module, name)).cloned();
    if let Some(found) = found {
        return Ok(found);
    }
    let found = library(vm, module)?.get_attr(name, vm)?;
    state
        .kept
        .borrow_mut()
        .insert((module, name), found.clone());
    Ok(found)
}

/// Looks all of them up.
pub(super) fn keep(vm: &VirtualMachine) -> PyResult<()> {
    for (module, name) in KEPT {
        kept(module, name, vm)?;
    }
    Ok(())
}

fn exception_class(name: &'static str, vm: &VirtualMachine) -> PyResult<PyTypeRef> {
    kept("asyncio.exceptions", name, vm)?
        .downcast()
        .map_err(|_| vm.new_type_error(format!("asyncio.exceptions.{name} is no class")))
}

/// `asyncio.CancelledError`.
pub(super) fn cancelled_error(vm: &VirtualMachine) -> PyResult<PyTypeRef> {
    exception_class("CancelledError", vm)
}

/// `InvalidStateError(message)`.
pub(super) fn invalid_state(message: &str, vm: &VirtualMachine) -> PyBaseExceptionRef {
    match exception_class("InvalidStateError", vm) {
        Ok(class) => vm.new_exception_msg(class, message.into()),
        Err(error) => error,
    }
}

/// Whether it is a `CancelledError`.
pub(super) fn is_cancelled(exception: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
    let class = cancelled_error(vm)?;
    Ok(exception.fast_isinstance(&class))
}

/// Whether it is one that ends the loop rather than a callback of it.
pub(super) fn ends_the_loop(exception: &PyObject, vm: &VirtualMachine) -> bool {
    exception.fast_isinstance(vm.ctx.exceptions.keyboard_interrupt)
        || exception.fast_isinstance(vm.ctx.exceptions.system_exit)
}

/// The stack of the running code as `asyncio` keeps it in debug mode.
pub(super) fn source_traceback(vm: &VirtualMachine) -> PyResult {
    kept("asyncio.format_helpers", "extract_stack", vm)?.call((), vm)
}
