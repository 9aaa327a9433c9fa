//! Waiting for something that another thread has. Knows the world's threads; not what they wait for.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use interleave::Instant;
use rustpython_vm::function::{ArgIntoBool, ArgIntoFloat};
use rustpython_vm::{FromArgs, PyResult, VirtualMachine};

use super::TIMEOUT_MAX;
use crate::modules::signal;
use crate::threads::ThreadId;
use crate::world::{Blocked, World};

/// How long `acquire` may wait: CPython, Modules/_threadmodule.c, `lock_acquire_parse_args`.
#[derive(FromArgs)]
pub(super) struct AcquireArgs {
    #[pyarg(any, default = ArgIntoBool::TRUE)]
    blocking: ArgIntoBool,
    #[pyarg(any, default)]
    timeout: Option<ArgIntoFloat>,
}

impl AcquireArgs {
    /// As long as it takes.
    pub(super) const FOR_EVER: AcquireArgs = AcquireArgs {
        blocking: ArgIntoBool::TRUE,
        timeout: None,
    };

    /// `None` is without end.
    pub(super) fn wait(self, vm: &VirtualMachine) -> PyResult<Option<Duration>> {
        let blocking = self.blocking.into_bool();
        let timeout = self.timeout.map_or(-1.0, ArgIntoFloat::into_float);
        if timeout.is_nan() {
            return Err(vm.new_value_error("Invalid value NaN (not a number)"));
        }
        if !blocking && timeout != -1.0 {
            return Err(vm.new_value_error("can't specify a timeout for a non-blocking call"));
        }
        if timeout < 0.0 && timeout != -1.0 {
            return Err(vm.new_value_error("timeout value must be a non-negative number"));
        }
        if timeout > TIMEOUT_MAX {
            return Err(vm.new_overflow_error("timeout value is too large"));
        }
        Ok(match (blocking, timeout) {
            (false, _) => Some(Duration::ZERO),
            (true, -1.0) => None,
            (true, seconds) => Some(Duration::from_secs_f64(seconds)),
        })
    }
}

/// The threads that wait for the same thing, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Line(RefCell<VecDeque<ThreadId>>);

impl Line {
    /// Waits until `free` says yes; whether it did in time.
    pub(super) fn wait_until(
        &self,
        free: impl Fn() -> bool,
        wait: Option<Duration>,
        vm: &VirtualMachine,
    ) -> PyResult<bool> {
        if free() {
            return Ok(true);
        }
        let world = World::current();
        let deadline = wait.map(|wait| world.now() + wait);
        let me = world.threads().current();
        self.0.borrow_mut().push_back(me);
        let waited = Self::wait(&world, &free, deadline, vm);
        self.0.borrow_mut().retain(|one| *one != me);
        if waited.is_err() && free() {
            // This one was told, and does not take it.
            self.wake_first();
        }
        waited
    }

    fn wait(
        world: &World,
        free: impl Fn() -> bool,
        deadline: Option<Instant>,
        vm: &VirtualMachine,
    ) -> PyResult<bool> {
        loop {
            if deadline.is_some_and(|deadline| world.now() >= deadline) {
                return Ok(false);
            }
            match world.block_until(deadline) {
                Blocked::Again => {}
                Blocked::Interrupted => signal::interrupted(vm)?,
                Blocked::Stuck => {
                    return Err(vm.new_runtime_error(
                        "this would wait for ever: no other thread is there to release the lock",
                    ));
                }
            }
            if free() {
                return Ok(true);
            }
        }
    }

    /// It is free: the first of those who wait looks. Whoever comes before its turn may take it, as in CPython.
    pub(super) fn wake_first(&self) {
        let first = self.0.borrow().front().copied();
        if let Some(first) = first {
            World::current().threads().wake(first);
        }
    }

    /// It is free for all.
    pub(super) fn wake_all(&self) {
        let world = World::current();
        for thread in self.0.borrow().iter() {
            world.threads().wake(*thread);
        }
    }
}
