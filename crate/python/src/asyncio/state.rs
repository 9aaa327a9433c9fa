//! What the parts of asyncio share within one interpreter: numbers, the tasks that are not done, and the classes and
//! functions of the library that they need again and again. Knows no loop.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use interleave::Numbers;
use rustpython_vm::builtins::{PyBaseExceptionRef, PyTypeRef, PyWeak};
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyRef, PyResult, VirtualMachine};
use slab::Slab;

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
    cancelled_error: OnceCell<PyTypeRef>,
    invalid_state_error: OnceCell<PyTypeRef>,
}

impl State {
    /// That of the interpreter on this thread.
    pub(super) fn current() -> Rc<State> {
        CURRENT.with(|current| current.borrow().clone())
    }

    /// A new interpreter begins.
    pub(super) fn reset() {
        let before = CURRENT.with(RefCell::take);
        drop(before);
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

    fn exception_class(
        cell: &OnceCell<PyTypeRef>,
        name: &'static str,
        vm: &VirtualMachine,
    ) -> PyResult<PyTypeRef> {
        if let Some(class) = cell.get() {
            return Ok(class.clone());
        }
        let class = library(vm, "asyncio.exceptions")?.get_attr(name, vm)?;
        let class: PyTypeRef = class
            .downcast()
            .map_err(|_| vm.new_type_error(format!("asyncio.exceptions.{name} is no class")))?;
        Ok(cell.get_or_init(|| class).clone())
    }

    /// `asyncio.CancelledError`.
    pub(super) fn cancelled_error(&self, vm: &VirtualMachine) -> PyResult<PyTypeRef> {
        State::exception_class(&self.cancelled_error, "CancelledError", vm)
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

/// `InvalidStateError(message)`.
pub(super) fn invalid_state(message: &str, vm: &VirtualMachine) -> PyBaseExceptionRef {
    let state = State::current();
    match State::exception_class(&state.invalid_state_error, "InvalidStateError", vm) {
        Ok(class) => vm.new_exception_msg(class, message.into()),
        Err(error) => error,
    }
}

/// Whether it is a `CancelledError`.
pub(super) fn is_cancelled(exception: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
    let class = State::current().cancelled_error(vm)?;
    Ok(exception.fast_isinstance(&class))
}

/// Whether it is one that ends the loop rather than a callback of it.
pub(super) fn ends_the_loop(exception: &PyObject, vm: &VirtualMachine) -> bool {
    exception.fast_isinstance(vm.ctx.exceptions.keyboard_interrupt)
        || exception.fast_isinstance(vm.ctx.exceptions.system_exit)
}

/// The stack of the running code as `asyncio` keeps it in debug mode.
pub(super) fn source_traceback(vm: &VirtualMachine) -> PyResult {
    library(vm, "asyncio.format_helpers")?
        .get_attr("extract_stack", vm)?
        .call((), vm)
}
