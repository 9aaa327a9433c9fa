//! Tasks and futures whose owner keeps them: an interpreter's coroutines, which are no Rust futures. The executor
//! orders their steps and tells the trace; what a step does and how it ended is the owner's to say.
//!
//! ```text
//!  foreign_task ──▶ step_soon ──▶ the ready queue ──▶ the step ──▶ its Outcome
//!                      ▲                                  │
//!                      └─── whoever wakes it ◀── Suspended┘
//! ```

use std::sync::Arc;

use crate::moment::Moment;
use crate::ready::Job;
use crate::trace::{EventKind, Mistake, Outcome, Part, Place, Resolution, Role};
use crate::{FutureId, Handle, ResourceId, TaskId};

/// One step of such a task, which says how it ended.
pub(crate) type Step = Box<dyn FnOnce() -> Outcome>;

/// Ends a moment, also where something panics in it.
struct Over<'a>(&'a Moment);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.pass();
    }
}

impl Handle {
    /// Makes a task that its owner steps by [`step_soon`](Handle::step_soon). The task that runs now is its parent.
    /// `name`, and the `place` where it is made, are only asked for where somebody listens.
    ///
    /// Such a task is not in [`tasks`](Handle::tasks), for the executor cannot cancel it.
    ///
    /// ```
    /// use interleave::trace::{EventKind, JobId, Outcome, Recorder};
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let recorder = Recorder::new();
    /// let executor = Executor::with_trace(VirtualHost::new(), recorder.clone());
    /// let handle = executor.handle();
    /// let task = handle.foreign_task(|| Some("generator".into()), || None);
    /// handle.step_soon(task, || Outcome::Finished);
    /// executor.turn();
    /// let ended = EventKind::JobEnded { job: JobId::Task(task), outcome: Outcome::Finished };
    /// assert!(recorder.take().iter().any(|event| event.kind == ended));
    /// ```
    #[must_use]
    pub fn foreign_task(
        &self,
        name: impl FnOnce() -> Option<Arc<str>>,
        place: impl FnOnce() -> Option<Arc<Place>>,
    ) -> TaskId {
        let task = self.core.next_task_id();
        if self.core.ready.tracer.is_on() {
            let (parent, name) = (self.core.current_task(), name());
            let spawned = EventKind::TaskSpawned { task, parent, name };
            let tracer = &self.core.ready.tracer;
            tracer.emit_at(self.core.moment(), spawned, place());
        }
        task
    }

    /// Tells the trace that such a task is called something else from now on.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// let task = executor.handle().foreign_task(|| Some("Task-1".into()), || None);
    /// executor.handle().foreign_task_renamed(task, || "worker".into());
    /// ```
    pub fn foreign_task_renamed(&self, task: TaskId, name: impl FnOnce() -> Arc<str>) {
        self.core
            .emit(|_| EventKind::TaskRenamed { task, name: name() });
    }

    /// Tells the trace where the program stands at the next event of those that have a place: the end of a task's step, a
    /// callback handed over, a timer set, a future resolved, a cancellation asked for. `place` is only asked for where
    /// somebody listens; see [`Place`].
    pub fn stands_at(&self, place: impl FnOnce() -> Option<Arc<Place>>) {
        if self.core.ready.tracer.is_on() {
            self.core.place.set(place());
        }
    }

    /// Whether anybody is told what this executor does: whoever has much to find out for the trace asks first.
    ///
    /// ```
    /// use interleave::trace::Recorder;
    /// use interleave::{Executor, VirtualHost};
    ///
    /// assert!(!Executor::new(VirtualHost::new()).handle().is_traced());
    /// let executor = Executor::with_trace(VirtualHost::new(), Recorder::new());
    /// assert!(executor.handle().is_traced());
    /// ```
    #[must_use]
    pub fn is_traced(&self) -> bool {
        self.core.ready.tracer.is_on()
    }

    /// Tells the trace that nothing that takes time runs in `does`: all that it tells happens at one moment, and the clock
    /// is read once.
    ///
    /// ```
    /// use interleave::trace::Resolution;
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let handle = executor.handle();
    /// handle.at_one_moment(|| {
    ///     let future = handle.foreign_future();
    ///     handle.foreign_future_resolved(future, Resolution::Result);
    /// });
    /// ```
    pub fn at_one_moment<R>(&self, does: impl FnOnce() -> R) -> R {
        let moment = &self.core.moment;
        if moment.hold() {
            return does();
        }
        let over = Over(moment);
        let done = does();
        drop(over);
        done
    }

    /// Tells the trace that nothing that takes time runs any more in the job that runs: what is left of it happens at
    /// one moment, in which it ends.
    ///
    /// ```
    /// use interleave::trace::{Outcome, Wait};
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let handle = executor.handle();
    /// let task = handle.foreign_task(|| None, || None);
    /// let again = handle.clone();
    /// handle.step_soon(task, move || {
    ///     again.ends_now();
    ///     again.step_soon(task, || Outcome::Finished);
    ///     Outcome::Suspended(Wait::Turn)
    /// });
    /// executor.run_until_idle();
    /// ```
    pub fn ends_now(&self) {
        if self.core.is_in_a_job() {
            self.core.moment.hold();
        }
    }

    /// Wakes the task: puts its next step at the end of the ready queue. Nothing happens if the executor is gone.
    ///
    /// ```
    /// use interleave::trace::{Outcome, Wait};
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let handle = executor.handle();
    /// let task = handle.foreign_task(|| None, || None);
    /// let again = handle.clone();
    /// handle.step_soon(task, move || {
    ///     again.step_soon(task, || Outcome::Finished); // as a coroutine that yields
    ///     Outcome::Suspended(Wait::Turn)
    /// });
    /// executor.run_until_idle();
    /// ```
    pub fn step_soon(&self, task: TaskId, step: impl FnOnce() -> Outcome + 'static) {
        if self.is_closed() {
            return;
        }
        self.core.emit(|cause| EventKind::TaskWoken { task, cause });
        let slot = self.core.steps.borrow_mut().insert((task, Box::new(step)));
        self.core.ready.push(Job::Step(slot));
    }

    /// Runs a step of the task here and now, inside the job that runs, as an eager task's first one does.
    ///
    /// ```
    /// use interleave::trace::Outcome;
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let handle = executor.handle();
    /// let task = handle.foreign_task(|| None, || None);
    /// handle.step_now(task, || {
    ///     assert_eq!(executor.handle().current_task(), Some(task));
    ///     Outcome::Finished
    /// });
    /// ```
    pub fn step_now(&self, task: TaskId, step: impl FnOnce() -> Outcome) {
        self.core.run_step(task, step);
    }

    /// Tells the trace that whoever runs now asked for the task to be cancelled.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let task = executor.handle().foreign_task(|| None, || None);
    /// executor.handle().cancel_requested(task);
    /// ```
    pub fn cancel_requested(&self, task: TaskId) {
        self.core
            .emit(|cause| EventKind::CancelRequested { task, cause });
    }

    /// Tells the trace that the program wrote to a stream, 1 or 2, and how much stands there by now, in UTF-16 code units.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let handle = executor.handle();
    /// let inner = handle.clone();
    /// handle.call_soon(move || inner.wrote(1, "Hello".encode_utf16().count() as u64));
    /// ```
    pub fn wrote(&self, stream: u8, end: u64) {
        self.core
            .emit(|cause| EventKind::Wrote { stream, end, cause });
    }

    /// Tells the trace that the program came to a line, in a function that begins at another, or 0 outside of any.
    ///
    /// ```
    /// use interleave::trace::{Cause, EventKind, Recorder};
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let recorder = Recorder::new();
    /// let executor = Executor::with_trace(VirtualHost::new(), recorder.clone());
    /// executor.handle().line_reached(7, 0);
    /// let reached = EventKind::LineReached { line: 7, function: 0, cause: Cause::Outside };
    /// assert_eq!(recorder.take()[0].kind, reached);
    /// ```
    pub fn line_reached(&self, line: u32, function: u32) {
        self.core.emit(|cause| EventKind::LineReached {
            line,
            function,
            cause,
        });
    }

    /// Numbers a future that somebody else keeps, and tells the trace of it.
    ///
    /// ```
    /// use interleave::trace::Resolution;
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let future = executor.handle().foreign_future();
    /// executor.handle().foreign_future_resolved(future, Resolution::Result);
    /// ```
    #[must_use]
    pub fn foreign_future(&self) -> FutureId {
        let future = self.core.next_future_id();
        self.core
            .emit(|cause| EventKind::FutureCreated { future, cause });
        future
    }

    /// Tells the trace that such a future is done.
    ///
    /// ```
    /// # use interleave::trace::Resolution;
    /// # use interleave::{Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// let future = executor.handle().foreign_future();
    /// executor.handle().foreign_future_resolved(future, Resolution::Cancelled);
    /// ```
    pub fn foreign_future_resolved(&self, future: FutureId, resolution: Resolution) {
        self.core.emit(|cause| EventKind::FutureResolved {
            future,
            resolution,
            cause,
        });
    }

    /// Numbers a thing that tasks wait at, and that somebody else keeps: a lock, a queue.
    #[must_use]
    pub fn resource(&self) -> ResourceId {
        self.core.next_resource_id()
    }

    /// Tells the trace what a future stands for. Its parts are only asked for where somebody listens.
    ///
    /// ```
    /// use interleave::trace::{Part, Role};
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let handle = executor.handle();
    /// let task = handle.foreign_task(|| None, || None);
    /// let both = handle.foreign_future();
    /// handle.future_serves(both, Role::Gather, None, || [Part::Task(task)].into());
    /// ```
    pub fn future_serves(
        &self,
        future: FutureId,
        role: Role,
        resource: Option<ResourceId>,
        parts: impl FnOnce() -> Arc<[Part]>,
    ) {
        self.core.emit(|_| EventKind::FutureServes {
            future,
            role,
            resource,
            parts: parts(),
        });
    }

    /// Tells the trace that a lock, or one of the places of a semaphore, is held by this task from now on.
    ///
    /// ```
    /// use interleave::trace::Role;
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let handle = executor.handle();
    /// let lock = handle.resource();
    /// let task = handle.foreign_task(|| None, || None);
    /// handle.acquired(lock, Role::Lock, Some(task));
    /// handle.released(lock, Role::Lock, Some(task));
    /// ```
    pub fn acquired(&self, resource: ResourceId, role: Role, holder: Option<TaskId>) {
        self.core.emit(|cause| EventKind::Acquired {
            resource,
            role,
            holder,
            cause,
        });
    }

    /// Tells the trace that the task holds it no longer.
    pub fn released(&self, resource: ResourceId, role: Role, holder: Option<TaskId>) {
        self.core.emit(|cause| EventKind::Released {
            resource,
            role,
            holder,
            cause,
        });
    }

    /// Tells the trace of a mistake in the program, of a task or of a future if it is of one.
    ///
    /// ```
    /// use interleave::trace::Mistake;
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.handle().mistaken(Mistake::NeverAwaited, None, None);
    /// ```
    pub fn mistaken(&self, mistake: Mistake, task: Option<TaskId>, future: Option<FutureId>) {
        self.core.emit(|_| EventKind::Mistaken {
            mistake,
            task,
            future,
        });
    }
}
