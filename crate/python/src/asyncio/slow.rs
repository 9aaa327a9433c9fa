//! Debug mode: who keeps the loop for too long is told of. Knows handles and steps; knows no queue.
//!
//! The rule is that of CPython's Lib/asyncio/base_events.py, `_run_once`.

use rustpython_vm::builtins::PyStrRef;
use rustpython_vm::{AsObject, Py, PyObject, PyResult, VirtualMachine};

use super::handle::{Handle, is_debug};
use super::resume::Resume;
use super::state::library;
use super::step;
use super::task::Task;
use crate::world::World;

/// Runs a handle.
pub(super) fn watched_handle(handle: &Py<Handle>, vm: &VirtualMachine) -> PyResult<()> {
    let event_loop = handle.event_loop();
    if !is_debug(event_loop, vm)? {
        return Handle::run(handle, vm);
    }
    event_loop.set_attr("_current_handle", handle.to_owned(), vm)?;
    let ran = watched(
        event_loop,
        vm,
        || Handle::run(handle, vm),
        || {
            library(vm, "asyncio.base_events")?
                .get_attr("_format_handle", vm)?
                .call((handle.to_owned(),), vm)
        },
    );
    event_loop.set_attr("_current_handle", vm.ctx.none(), vm)?;
    ran
}

/// Runs a step of a task.
pub(super) fn watched_step(task: &Py<Task>, resume: Resume, vm: &VirtualMachine) -> PyResult<()> {
    let event_loop = task.event_loop(vm)?;
    if !is_debug(&event_loop, vm)? {
        return step::run(task, resume, vm);
    }
    watched(
        &event_loop,
        vm,
        || step::run(task, resume, vm),
        || Ok(task.as_object().repr(vm)?.into()),
    )
}

fn watched(
    event_loop: &PyObject,
    vm: &VirtualMachine,
    run: impl FnOnce() -> PyResult<()>,
    shown: impl FnOnce() -> PyResult,
) -> PyResult<()> {
    let world = World::current();
    let start = world.now();
    run()?;
    let took = (world.now() - start).as_secs_f64();
    let limit = event_loop.get_attr("slow_callback_duration", vm)?;
    if took >= limit.try_float(vm)?.to_f64() {
        let format: PyStrRef = vm.ctx.new_str("Executing %s took %.3f seconds");
        library(vm, "asyncio.base_events")?
            .get_attr("logger", vm)?
            .get_attr("warning", vm)?
            .call((format, shown()?, took), vm)?;
    }
    Ok(())
}
