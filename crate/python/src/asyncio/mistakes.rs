//! Mistakes of a program that the interpreter sees, for the trace: it says so of its own, as CPython does, and here the
//! trace is told as well. Knows what went wrong and where; writes no message.

use std::sync::Arc;

use interleave::trace::{Mistake, Place};
use rustpython_vm::builtins::{PyCoroutine, PyTraceback};
use rustpython_vm::bytecode::Instruction;
use rustpython_vm::types::Destructor;
use rustpython_vm::vm::thread::get_current_frame;
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, PyResult, VirtualMachine};

use super::future::Future;
use super::stands;
use super::task::Task;
use crate::program::source;
use crate::world::World;

/// Has the trace, if there is one, told of coroutines that are never awaited.
pub(crate) fn watch(vm: &VirtualMachine) {
    // The class is that of every interpreter of the process; each looks whether it is traced.
    if World::current().is_traced() {
        let class = vm.ctx.types.coroutine_type;
        class.slots.del.store(Some(forgotten));
    }
}

/// A coroutine that was not run to its end goes away.
fn forgotten(object: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    if World::current().is_traced()
        && let Some(coroutine) = object.downcast_ref::<PyCoroutine>()
    {
        let coroutine = coroutine.as_coro();
        let was_run = || coroutine.frame_opt().is_some_and(|frame| frame.lasti() > 0);
        if !coroutine.closed() && !coroutine.running() && !was_run() {
            let name: Arc<str> = coroutine.name().to_string().into();
            World::current().never_awaited(|| {
                let line = called_at(&name);
                let what = Some(name);
                Arc::new(Place {
                    what,
                    line,
                    ..Place::default()
                })
            });
        }
    }
    PyCoroutine::slot_del(object, vm)
}

/// The line that calls a function only to throw away what it gives: a statement that is nothing but the call. What goes
/// away with a variable was made somewhere else.
fn called_at(function: &str) -> Option<u32> {
    let running = get_current_frame();
    // SAFETY: it is the frame that throws the coroutine away, which it does by calling this.
    let frame = unsafe { running.as_ref() }?;
    let (code, next) = (frame.code(), frame.get_lasti());
    let instruction = usize::try_from(next).ok()?.checked_sub(1)?;
    if code.source_path().as_str() != source::FILE
        || !matches!(
            code.code.instructions.read_op(instruction),
            Instruction::PopTop
        )
    {
        return None;
    }
    let line = stands::line(code, next);
    let program = World::current().program();
    let text = program
        .lines()
        .nth(usize::try_from(line).ok()?.checked_sub(1)?)?;
    text.contains(function).then_some(line)
}

/// A task or a future has failed, and goes away without anybody having looked why.
pub(super) fn never_retrieved(future: &Py<Future>, exception: &PyObject, vm: &VirtualMachine) {
    future.native(|native| {
        let executor = &native.jobs.executor;
        executor.stands_at(|| {
            let line = raised_at(exception, vm)?;
            Some(Arc::new(Place {
                line: Some(line),
                ..Place::default()
            }))
        });
        match future.as_object().downcast_ref::<Task>() {
            Some(task) => executor.mistaken(Mistake::NeverRetrieved, task.id(), None),
            None => executor.mistaken(Mistake::NeverRetrieved, None, future.id()),
        }
    });
}

/// The innermost line of the program that an exception went through.
fn raised_at(exception: &PyObject, vm: &VirtualMachine) -> Option<u32> {
    let mut next: Option<PyObjectRef> = exception.get_attr("__traceback__", vm).ok();
    let mut line = None;
    while let Some(traceback) = next
        .as_ref()
        .and_then(|next| next.downcast_ref::<PyTraceback>())
    {
        let code = traceback.frame.iframe().code();
        if code.source_path().as_str() == source::FILE {
            line = u32::try_from(traceback.lineno.get()).ok();
        }
        let deeper = traceback.next.lock().clone();
        next = deeper.map(Into::into);
    }
    line
}

/// A task is forgotten by all while it waits.
pub(super) fn destroyed_pending(task: &Py<Task>) {
    task.future().native(|native| {
        let executor = &native.jobs.executor;
        executor.stands_at(|| stands::suspended(task).0);
        executor.mistaken(Mistake::DestroyedPending, task.id(), None);
    });
}
