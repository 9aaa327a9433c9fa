//! Who holds the locks and semaphores of asyncio, for the trace. The library keeps in an attribute of each how many more
//! may have it; where a program is traced, its classes tell this file when that is set. Python sees nothing of it: no class
//! gets an attribute, and what is set is set as ever. Knows the names in CPython's Lib/asyncio/locks.py.

use interleave::TaskId;
use interleave::trace::Role;
use rustpython_vm::builtins::{PyInt, PyStr, PyType};
use rustpython_vm::function::PySetterValue;
use rustpython_vm::protocol::PyIterReturn;
use rustpython_vm::vm::thread::get_current_frame;
use rustpython_vm::{AsObject, Py, PyObject, PyResult, VirtualMachine};

use super::event_loop::EventLoop;
use super::future::Future;
use super::serves::{attribute, library_file};
use super::stands;
use super::state::{State, kept, library};
use super::task::Task;
use super::wrappers::Wakeup;

/// The classes of the library that are watched, and where they have what is watched.
const WATCHED: [(&str, &str, Role); 2] = [
    ("Lock", "_locked", Role::Lock),
    ("Semaphore", "_value", Role::Semaphore),
];

/// Has the trace told who holds what, from now on.
pub(super) fn watch(vm: &VirtualMachine) -> PyResult<()> {
    let locks = library(vm, "asyncio.locks")?;
    for (name, ..) in WATCHED {
        let class = locks.get_attr(name, vm)?;
        if let Some(class) = class.downcast_ref::<PyType>() {
            watch_class(class, vm);
        }
    }
    Ok(())
}

/// Watches a class, and those that were made of it. Those that are still to be made take after it by themselves. One that
/// has a `__setattr__` of its own is left alone: nothing is told of its locks.
fn watch_class(class: &Py<PyType>, vm: &VirtualMachine) {
    let setter = &class.slots.setattro;
    let plain = vm.ctx.types.object_type.slots.setattro.load();
    if setter.load().map(|own| own as usize) == plain.map(|plain| plain as usize) {
        setter.store(Some(set_attribute));
        // Code that has set attributes of such objects before looks anew how that is done.
        class.modified();
    }
    let subclasses: Vec<_> = class
        .subclasses
        .read()
        .iter()
        .filter_map(|weak| weak.upgrade())
        .collect();
    for subclass in subclasses {
        if let Some(subclass) = subclass.downcast_ref::<PyType>() {
            watch_class(subclass, vm);
        }
    }
}

/// Sets an attribute of a lock as of any other object.
fn set_attribute(
    object: &PyObject,
    name: &Py<PyStr>,
    value: PySetterValue,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let watched = WATCHED
        .iter()
        .find(|(_, watched, _)| name.as_bytes() == watched.as_bytes());
    let Some(&(_, watched, role)) = watched else {
        return object.generic_setattr(name, value, vm);
    };
    let places = || attribute(object, watched, vm).and_then(|value| places(&value, role, vm));
    let before = places();
    object.generic_setattr(name, value, vm)?;
    if let (Some(before), Some(after)) = (before, places()) {
        changed(object, role, after.saturating_sub(before), vm);
    }
    Ok(())
}

/// How many more may have it.
fn places(value: &PyObject, role: Role, vm: &VirtualMachine) -> Option<i64> {
    match role {
        Role::Lock if value.is(&vm.ctx.true_value) => Some(0),
        Role::Lock => value.is(&vm.ctx.false_value).then_some(1),
        _ => i64::try_from(value.downcast_ref::<PyInt>()?.as_bigint()).ok(),
    }
}

/// Tells that so many more, or fewer, may have it now.
fn changed(object: &PyObject, role: Role, more: i64, vm: &VirtualMachine) {
    let running = vm.asyncio_running_loop.borrow().clone();
    let Some(native) = running
        .as_ref()
        .and_then(|running| running.downcast_ref::<EventLoop>())
    else {
        return;
    };
    let executor = &native.jobs.executor;
    let state = State::current();
    let this = executor.current_task();
    // Whoever sets it, the places are free now.
    for _ in 0..more {
        let given_up = state.resources.with(object, executor, vm, |resource| {
            Some((resource.id, resource.give_up(this)?))
        });
        let Some(Some((id, holder))) = given_up else {
            return;
        };
        executor.stands_at(stands::here);
        executor.released(id, role, holder);
    }
    // Only of the library is it known for whom it takes a place.
    if more == -1
        && let Some(holder) = taker(object, role, this, vm)
    {
        let taken = state.resources.with(object, executor, vm, |resource| {
            resource.holders.push(holder);
            resource.id
        });
        if let Some(id) = taken {
            executor.stands_at(stands::here);
            executor.acquired(id, role, holder);
        }
    }
}

/// For whom the function of the library that runs takes a place.
fn taker(
    object: &PyObject,
    role: Role,
    this: Option<TaskId>,
    vm: &VirtualMachine,
) -> Option<Option<TaskId>> {
    let running = get_current_frame();
    // SAFETY: it is the frame that sets the attribute, which it does by calling this.
    let code = unsafe { running.as_ref() }?.code();
    if library_file(code) != Some("locks.py") {
        return None;
    }
    match (role, code.qualname.as_str()) {
        (Role::Lock, "Lock.acquire") | (Role::Semaphore, "Semaphore.acquire") => Some(this),
        // It takes it for whoever is first in the line, and then wakes that.
        (Role::Semaphore, "Semaphore._wake_up_next") => first_in_line(object, vm).map(Some),
        _ => None,
    }
}

/// The task that waits longest of those that were not woken.
fn first_in_line(object: &PyObject, vm: &VirtualMachine) -> Option<TaskId> {
    let waiters = attribute(object, "_waiters", vm)?;
    // To go through one runs nothing of the program.
    if !waiters.class().is(&kept("collections", "deque", vm).ok()?) {
        return None;
    }
    let waiters = waiters.get_iter(vm).ok()?;
    while let Ok(PyIterReturn::Return(waiter)) = waiters.next(vm) {
        let future = waiter.downcast_ref::<Future>()?;
        if future.is_pending() {
            return waiting_task(future);
        }
    }
    None
}

/// The task that the future wakes.
fn waiting_task(future: &Future) -> Option<TaskId> {
    let waiter = future.inner.read().first.as_ref()?.what.clone();
    match waiter.downcast_ref::<Wakeup>() {
        Some(wakeup) => wakeup.task().id(),
        None => waiter.downcast_ref::<Task>()?.id(),
    }
}
