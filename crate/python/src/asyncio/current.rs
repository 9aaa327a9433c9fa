//! Which task runs now on this thread.
//!
//! The rules and messages are those of CPython's Modules/_asynciomodule.c, `enter_task` and its like.

use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};

/// The task runs now.
pub(super) fn enter(event_loop: &PyObject, task: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    check_loop(event_loop, vm)?;
    let running = vm.asyncio_running_task.borrow().clone();
    if let Some(running) = running {
        let (task, running) = (task.repr(vm)?, running.repr(vm)?);
        return Err(vm.new_runtime_error(format!(
            "Cannot enter into task {task} while another task {running} is being executed."
        )));
    }
    vm.asyncio_running_task.replace(Some(task.to_owned()));
    Ok(())
}

/// The task no longer runs.
pub(super) fn leave(event_loop: &PyObject, task: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    check_loop(event_loop, vm)?;
    let running = vm.asyncio_running_task.borrow().clone();
    if !running.as_ref().is_some_and(|running| running.is(task)) {
        let (task, running) = (task.repr(vm)?, vm.unwrap_or_none(running).repr(vm)?);
        return Err(vm.new_runtime_error(format!(
            "Invalid attempt to leave task {task} while task {running} is entered."
        )));
    }
    let left = vm.asyncio_running_task.take();
    drop(left);
    Ok(())
}

fn check_loop(event_loop: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    let running = vm.asyncio_running_loop.borrow();
    if running
        .as_ref()
        .is_some_and(|running| running.is(event_loop))
    {
        return Ok(());
    }
    drop(running);
    let repr = event_loop.repr(vm)?;
    Err(vm.new_runtime_error(format!("loop {repr} is not the running loop")))
}

/// Another task runs now; returns the one that ran.
pub(super) fn swap(
    event_loop: &PyObject,
    task: Option<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<Option<PyObjectRef>> {
    check_loop(event_loop, vm)?;
    Ok(vm.asyncio_running_task.replace(task))
}
