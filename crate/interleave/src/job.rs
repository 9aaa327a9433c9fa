//! Running one job, and how it ended. Knows nothing of queues and turns.

use async_task::Runnable;

use crate::core::Core;
use crate::ready::Job;
use crate::task::TaskMeta;
use crate::trace::{Cause, EventKind, JobId, Outcome, Wait};
use crate::{Instant, TaskId};

impl Core {
    /// Runs one job, and says whether there was one: a callback may have been taken back since it was queued. Polls of
    /// the future given to `block_on` are its caller's business.
    ///
    /// # Panics
    ///
    /// With whatever a callback panics with. A task's panic goes to whoever awaits the task.
    pub(crate) fn run(&self, job: Job, root: &mut dyn FnMut(u64)) -> bool {
        match job {
            Job::Task(runnable) => self.run_task(runnable),
            Job::Call(slot) => {
                let call = self.calls.borrow_mut().take(slot);
                let Some((id, callback)) = call else {
                    return false;
                };
                let running = Running::begin(self, JobId::Call(id));
                callback();
                running.end(Outcome::Finished);
            }
            Job::Step(slot) => return self.run_queued_step(slot),
            Job::Root(number) => root(number),
        }
        true
    }

    pub(crate) fn run_task(&self, runnable: Runnable<TaskMeta>) {
        let meta = *runnable.metadata();
        let running = Running::begin(self, JobId::Task(meta.id));
        if self.is_cancelled(meta) {
            // Dropping a runnable drops the future, here and now.
            drop(runnable);
        } else {
            runnable.run();
        }
        // No outcome was noted: the future was dropped without being polled.
        running.end(Outcome::Cancelled);
    }

    /// Runs `poll` as a job of the task `id`, which is not in the ready queue. It says whether it is done.
    pub(crate) fn run_as_task(&self, id: TaskId, poll: impl FnOnce() -> bool) {
        let running = Running::begin(self, JobId::Task(id));
        self.polling();
        let ready = poll();
        self.polled(ready);
        running.end(Outcome::Finished);
    }

    fn run_queued_step(&self, slot: usize) -> bool {
        let step = self.steps.borrow_mut().try_remove(slot);
        let Some((id, step)) = step else { return false };
        self.run_step(id, step);
        true
    }

    /// Runs a step of a task that its owner steps, who says how it ended.
    pub(crate) fn run_step(&self, id: TaskId, step: impl FnOnce() -> Outcome) {
        let running = Running::begin(self, JobId::Task(id));
        let outcome = step();
        running.end(outcome);
    }

    // ---- what a job notes of itself ----

    /// Only the trace wants to know, so nothing is noted where nobody listens.
    #[inline]
    fn note(&self, change: impl FnOnce(&mut Ending)) {
        if !self.ready.tracer.is_on() {
            return;
        }
        let mut ending = self.ending.get();
        change(&mut ending);
        self.ending.set(ending);
    }

    /// A leaf future is about to return `Pending`.
    pub(crate) fn waits_for(&self, wait: Wait) {
        self.note(|ending| {
            ending.wait = Some(match ending.wait {
                None => wait,
                Some(_) => Wait::Several,
            });
        });
    }

    /// The running task counts as failed, whatever its future returns.
    pub(crate) fn mark_failed(&self) {
        self.note(|ending| ending.marked_failed = true);
    }

    /// The future of the running task is about to be polled. If nothing else is said, it panicked.
    pub(crate) fn polling(&self) {
        self.note(|ending| ending.outcome = Some(Outcome::Failed));
    }

    /// The poll returned.
    pub(crate) fn polled(&self, ready: bool) {
        self.note(|ending| {
            ending.outcome = Some(if !ready {
                Outcome::Suspended(ending.wait.unwrap_or(Wait::Other))
            } else if ending.marked_failed {
                Outcome::Failed
            } else {
                Outcome::Finished
            });
        });
    }
}

/// What is known of how a job will end.
#[derive(Clone, Copy, Default)]
pub(crate) struct Ending {
    /// What its task waits for, as the leaf that returned `Pending` said.
    wait: Option<Wait>,
    outcome: Option<Outcome>,
    marked_failed: bool,
}

/// A job is running as long as this exists. Jobs nest where a task is started eagerly.
struct Running<'a> {
    core: &'a Core,
    outer: Cause,
    /// Only where somebody listens.
    traced: Option<Traced>,
}

struct Traced {
    job: JobId,
    started: Instant,
    outer: Ending,
    /// The outcome if the job itself notes none. Unless the job gets to say otherwise, it panicked.
    otherwise: Outcome,
}

impl<'a> Running<'a> {
    #[inline]
    fn begin(core: &'a Core, job: JobId) -> Running<'a> {
        let traced = core.ready.tracer.is_on().then(|| Traced::begin(core, job));
        let cause = match job {
            JobId::Task(id) => Cause::Task(id),
            JobId::Call(id) => Cause::Call(id),
        };
        Running {
            core,
            outer: core.ready.tracer.set_current(cause),
            traced,
        }
    }

    #[inline]
    fn end(mut self, otherwise: Outcome) {
        if let Some(traced) = &mut self.traced {
            traced.otherwise = otherwise;
        }
    }
}

impl Drop for Running<'_> {
    #[inline]
    fn drop(&mut self) {
        self.core.ready.tracer.set_current(self.outer);
        if let Some(traced) = self.traced.take() {
            // Inside another job, and outside of a turn, more runs before the next one begins.
            let alone = self.outer == Cause::Outside && self.core.is_running();
            traced.end(self.core, alone);
        }
    }
}

impl Traced {
    #[cold]
    fn begin(core: &Core, job: JobId) -> Traced {
        let known = core.moment.known().filter(|_| core.is_running());
        let started = known.unwrap_or_else(|| core.now());
        core.moment.pass();
        let tracer = &core.ready.tracer;
        tracer.emit_at(started, EventKind::JobStarted { job }, None);
        Traced {
            job,
            started,
            outer: core.ending.take(),
            otherwise: Outcome::Failed,
        }
    }

    #[cold]
    fn end(self, core: &Core, alone: bool) {
        let job = self.job;
        let ending = core.ending.replace(self.outer);
        let outcome = ending.outcome.unwrap_or(self.otherwise);
        let ended = core.moment();
        core.moment.pass();
        let tracer = &core.ready.tracer;
        tracer.emit_at(
            ended,
            EventKind::JobEnded { job, outcome },
            core.place.take(),
        );
        if alone {
            core.moment.set(ended);
        }
        let duration = ended - self.started;
        if duration > core.blocked_threshold.get() {
            tracer.emit_at(ended, EventKind::LoopBlocked { job, duration }, None);
        }
    }
}
