//! `_interleave.EventLoop`: what is native of the event loop. `lib/asyncio/unix_events.py` puts it before CPython's
//! `BaseEventLoop`, whose Python does all that is not asked for at every step of a program. What Python sees of it
//! stands in `event_loop_class.rs`.
//!
//! The queue, the timers and the turn are the executor's. The rules are those of CPython's
//! Lib/asyncio/base_events.py.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use interleave::{Executor, Instant, Leave, Next};
use rustpython_vm::builtins::{PyStrInterned, PyType};
use rustpython_vm::class::StaticType;
use rustpython_vm::common::lock::PyRwLock;
use rustpython_vm::function::FuncArgs;
use rustpython_vm::object::{self, TraverseFn};
use rustpython_vm::types::Constructor;
use rustpython_vm::vm::thread::get_current_frame;
use rustpython_vm::{
    AsObject, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};

use super::callback::Callback;
use super::handle::Handle;
use super::jobs::Jobs;
use super::state::{State, keep};
use super::task::Task;
use super::timer_handle::TimerHandle;
use super::{deadlock, holders};
use crate::modules::signal;
use crate::threads::ThreadId;
use crate::world::{Blocked, World};

/// The native half of a loop.
#[pyclass(module = "_interleave", name = "EventLoop", traverse = "manual")]
#[derive(PyPayload)]
pub(super) struct EventLoop {
    pub(super) task_factory: PyRwLock<Option<PyObjectRef>>,
    /// Gone once the loop was closed.
    pub(super) executor: RefCell<Option<Rc<Executor>>>,
    pub(super) jobs: Rc<Jobs>,
    pub(super) world: Rc<World>,
    pub(super) debug: Cell<bool>,
    pub(super) closed: Cell<bool>,
    pub(super) stopping: Cell<bool>,
    /// The thread that waits for something to do.
    waits: Cell<Option<ThreadId>>,
    call_soon: CallSoon,
}

/// Whether somebody replaced `call_soon`; asked for at every step, so it is kept.
struct CallSoon {
    name: &'static PyStrInterned,
    /// The version of the last class that was seen to have ours. No other class, and none that was changed since, has
    /// the same; none has zero.
    ours_in: Cell<u32>,
}

// SAFETY: each reference that the loop owns is visited once; its jobs are its own.
unsafe impl object::Traverse for EventLoop {
    fn traverse(&self, visit: &mut TraverseFn<'_>) {
        self.task_factory.traverse(visit);
        self.jobs.traverse(visit);
    }

    fn clear(&mut self, out: &mut Vec<PyObjectRef>) {
        out.extend(self.task_factory.write().take());
        // The jobs go with their executor.
        let executor = self.executor.take();
        drop(executor);
    }
}

impl std::fmt::Debug for EventLoop {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("EventLoop").finish_non_exhaustive()
    }
}

impl Constructor for EventLoop {
    type Args = FuncArgs;

    fn py_new(_class: &Py<PyType>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
        keep(vm)?;
        let world = World::current();
        let numbers = &State::current().numbers;
        let executor = Executor::numbered(world.host(), world.sink(), numbers);
        let jobs = Jobs::new(executor.handle());
        if jobs.executor.is_traced() && !State::current().is_watched.replace(true) {
            holders::watch(vm)?;
        }
        Ok(EventLoop {
            task_factory: PyRwLock::new(None),
            executor: RefCell::new(Some(Rc::new(executor))),
            jobs,
            world,
            debug: Cell::new(false),
            closed: Cell::new(false),
            stopping: Cell::new(false),
            waits: Cell::new(None),
            call_soon: CallSoon {
                name: vm.ctx.intern_str("call_soon"),
                ours_in: Cell::new(0),
            },
        })
    }
}

/// Program time in seconds, as Python counts it.
pub(super) fn seconds(at: Instant) -> f64 {
    Duration::as_secs_f64(&(at - Instant::ZERO))
}

/// A moment in seconds, to the nearest nanosecond: a time that was added up as floats falls on the one that was meant.
fn instant(seconds: f64) -> Instant {
    // Saturates; what is not a number is zero.
    let from_zero = Duration::from_nanos((seconds.abs() * 1e9).round() as u64);
    match seconds < 0.0 {
        true => Instant::ZERO - from_zero,
        false => Instant::ZERO + from_zero,
    }
}

impl EventLoop {
    /// Whether its `call_soon` is the one of this file.
    pub(super) fn is_plain(zelf: &Py<Self>, vm: &VirtualMachine) -> bool {
        let CallSoon { name, ours_in } = &zelf.call_soon;
        let version = || zelf.class().tp_version_tag.load(Relaxed);
        if version() == 0 || version() != ours_in.get() {
            let of_class = zelf.class().get_attr(name);
            let own = EventLoop::static_type().get_attr(name);
            match (of_class, own) {
                (Some(of_class), Some(own)) if of_class.is(&own) => ours_in.set(version()),
                _ => return false,
            }
        }
        let dict = zelf.as_object().dict();
        dict.is_none_or(|dict| !dict.contains_key(*name, vm))
    }

    pub(super) fn check_closed(&self, vm: &VirtualMachine) -> PyResult<()> {
        match self.closed.get() {
            true => Err(vm.new_runtime_error("Event loop is closed")),
            false => Ok(()),
        }
    }

    pub(super) fn check(
        zelf: &Py<Self>,
        callback: &PyObject,
        method: &str,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        zelf.check_closed(vm)?;
        if zelf.debug.get() {
            let this = zelf.as_object();
            if method != "call_soon_threadsafe" {
                vm.call_method(this, "_check_thread", ())?;
            }
            vm.call_method(this, "_check_callback", (callback.to_owned(), method))?;
        }
        Ok(())
    }

    /// Puts a handle at the end of the ready queue.
    pub(super) fn queue(&self, handle: PyRef<Handle>) {
        let call = self.jobs.queue(handle.clone());
        handle.stands(call);
    }

    pub(super) fn set_timer(
        zelf: &Py<Self>,
        when: PyObjectRef,
        callback: Callback,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<TimerHandle>> {
        let deadline = instant(when.try_float(vm)?.to_f64());
        let timer = TimerHandle::new(callback.handle(zelf, vm)?, when).into_ref(&vm.ctx);
        let call = zelf.jobs.set_timer(deadline, timer.clone());
        timer.base().stands(call);
        Ok(timer)
    }

    /// Whether the job that runs is a step of this task.
    pub(super) fn is_stepping(&self, task: &Py<Task>) -> bool {
        task.id().is_some() && self.jobs.executor.current_task() == task.id()
    }

    /// Runs a step of a task inside whatever runs.
    pub(super) fn step_now(
        &self,
        task: &Py<Task>,
        step: impl FnOnce() -> PyResult<()>,
    ) -> PyResult<()> {
        let Some(id) = task.id() else { return step() };
        let mut result = Ok(());
        self.jobs.executor.step_now(id, || {
            result = step();
            Task::outcome(task, &self.jobs.executor)
        });
        result
    }

    /// The thread that waits looks again.
    pub(super) fn wake(&self) {
        if let Some(thread) = self.waits.get() {
            self.world.threads().wake(thread);
        }
    }

    pub(super) fn executor(&self, vm: &VirtualMachine) -> PyResult<Rc<Executor>> {
        let executor = self.executor.borrow().clone();
        executor.ok_or_else(|| vm.new_runtime_error("Event loop is closed"))
    }

    /// Waits until there is something to do, unless it is to stop, and runs one turn, perhaps right after another; or as
    /// much of it as whoever holds the program gives leave for.
    pub(super) fn turn(
        zelf: &Py<Self>,
        executor: &Executor,
        after_another: bool,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let until = match executor.next() {
            _ if zelf.stopping.get() => None,
            Next::Ready => None,
            Next::At(deadline) => Some(Some(deadline)),
            Next::Idle => Some(None),
        };
        let waited = match until {
            Some(until) => {
                zelf.waits.set(Some(zelf.world.threads().current()));
                let blocked = zelf.world.block_until(until);
                zelf.waits.set(None);
                Some(blocked)
            }
            None => zelf.world.breathe(),
        };
        match waited {
            Some(Blocked::Interrupted) => signal::interrupted(vm)?,
            Some(Blocked::Stuck) => return Err(deadlock::error(zelf.as_object(), vm)),
            Some(Blocked::Again) | None => {}
        }
        let state = State::current();
        let below = state.loop_frame.replace(get_current_frame().addr());
        let hold = zelf.world.hold();
        match waited {
            None if after_another && hold.leave() == Leave::Free => executor.turn_at_once(),
            _ => executor.turn_within(hold),
        };
        state.loop_frame.set(below);
        let raised = zelf.jobs.take_raised();
        raised.map_or(Ok(()), Err)
    }

    pub(super) fn turns(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        let executor = zelf.executor(vm)?;
        zelf.world.tell_written(&zelf.jobs.executor);
        let _running = zelf.world.loop_runs();
        let mut after_another = false;
        loop {
            EventLoop::turn(zelf, &executor, after_another, vm)?;
            after_another = true;
            // The turn in which it is asked to stop is run to its end, though somebody goes through it job by job.
            if zelf.stopping.get() && !executor.is_within_turn() {
                return Ok(());
            }
        }
    }
}
