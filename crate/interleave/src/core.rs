//! The state of one executor, and the turn.
//!
//! Everything here stays on one thread, except what `ready` shares with wakers. The rule of this file:
//! no borrow of a `RefCell` is held while anything of somebody else's runs: a poll, a callback, a waker, a
//! drop. So all of those may call back in.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Waker;
use std::time::Duration;

use slab::Slab;

use crate::calls::{Callback, Calls, Cancelled};
use crate::current::Scope;
use crate::ready::{Job, Ready};
use crate::task::TaskMeta;
use crate::timers::{Target, TimerKey, Timers};
use crate::trace::{Cause, EventKind, JobId, Outcome, Sink, Wait};
use crate::tracer::Tracer;
use crate::{CallId, FutureId, Host, Instant, TaskId};

/// Browsers call anything over 50 ms a long task (<https://www.w3.org/TR/longtasks-1/>).
const BLOCKED_THRESHOLD: Duration = Duration::from_millis(50);

/// A task that is not finished.
pub(crate) struct TaskEntry {
    pub(crate) id: TaskId,
    pub(crate) parent: Option<TaskId>,
    pub(crate) name: Option<Arc<str>>,
    pub(crate) waker: Waker,
    /// Somebody asked for the future to be dropped when its job comes.
    pub(crate) cancelled: bool,
}

pub(crate) struct Core {
    pub(crate) ready: Arc<Ready>,
    /// What is left of the turn that is under way.
    batch: RefCell<VecDeque<Job>>,
    pub(crate) tasks: RefCell<Slab<TaskEntry>>,
    calls: RefCell<Calls>,
    timers: RefCell<Timers>,
    tasks_made: Cell<u64>,
    futures_made: Cell<u64>,
    /// What is known of how the job that runs now will end.
    ending: Cell<Ending>,
    blocked_threshold: Cell<Duration>,
    running: Cell<bool>,
    closed: Cell<bool>,
}

impl Core {
    pub(crate) fn new(host: Arc<dyn Host>, sink: Option<Arc<dyn Sink>>) -> Rc<Core> {
        Rc::new(Core {
            ready: Ready::new(host, Tracer::new(sink)),
            batch: RefCell::default(),
            tasks: RefCell::default(),
            calls: RefCell::default(),
            timers: RefCell::default(),
            tasks_made: Cell::new(0),
            futures_made: Cell::new(0),
            ending: Cell::default(),
            blocked_threshold: Cell::new(BLOCKED_THRESHOLD),
            running: Cell::new(false),
            closed: Cell::new(false),
        })
    }

    pub(crate) fn now(&self) -> Instant {
        self.ready.host.now()
    }

    pub(crate) fn emit(&self, kind: impl FnOnce(Cause) -> EventKind) {
        self.ready.emit(|tracer| kind(tracer.cause()));
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    pub(crate) fn is_running(&self) -> bool {
        self.running.get()
    }

    pub(crate) fn set_blocked_threshold(&self, threshold: Duration) {
        self.blocked_threshold.set(threshold);
    }

    pub(crate) fn next_task_id(&self) -> TaskId {
        self.tasks_made.set(self.tasks_made.get() + 1);
        TaskId::new(self.tasks_made.get())
    }

    pub(crate) fn next_future_id(&self) -> FutureId {
        self.futures_made.set(self.futures_made.get() + 1);
        FutureId::new(self.futures_made.get())
    }

    pub(crate) fn current_task(&self) -> Option<TaskId> {
        match self.ready.tracer.cause() {
            Cause::Task(id) => Some(id),
            _ => None,
        }
    }

    // ---- tasks -----------------------------------------------------------------------------------

    /// Asks for a task's future to be dropped when its job comes, and sees to it that it comes. Returns
    /// whether there is such a task.
    pub(crate) fn cancel_task(&self, slot: usize, id: TaskId) -> bool {
        let waker = {
            let mut tasks = self.tasks.borrow_mut();
            let Some(task) = tasks.get_mut(slot).filter(|task| task.id == id) else {
                return false;
            };
            if std::mem::replace(&mut task.cancelled, true) {
                return true;
            }
            task.waker.clone()
        };
        self.emit(|cause| EventKind::CancelRequested { task: id, cause });
        waker.wake();
        true
    }

    fn is_cancelled(&self, meta: TaskMeta) -> bool {
        self.tasks
            .borrow()
            .get(meta.slot)
            .is_some_and(|task| task.id == meta.id && task.cancelled)
    }

    // ---- callbacks -------------------------------------------------------------------------------

    /// Puts a callback at the end of the ready queue; `None` if the executor is gone.
    pub(crate) fn call_soon(&self, callback: Callback) -> Option<(usize, CallId)> {
        if self.closed.get() {
            return None;
        }
        let (slot, id) = self.calls.borrow_mut().queue(callback);
        self.emit(|cause| EventKind::CallScheduled { call: id, cause });
        self.ready.push(Job::Call(slot));
        Some((slot, id))
    }

    pub(crate) fn call_at(&self, deadline: Instant, callback: Callback) -> Option<(usize, CallId)> {
        if self.closed.get() {
            return None;
        }
        let (slot, id, key) = self.calls.borrow_mut().time(callback, |slot| {
            self.timers.borrow_mut().arm(deadline, Target::Call(slot))
        });
        self.armed(key);
        Some((slot, id))
    }

    pub(crate) fn cancel_call(&self, slot: usize, id: CallId) -> bool {
        let cancelled = self.calls.borrow_mut().cancel(slot, id);
        let callback = match cancelled {
            Cancelled::No => return false,
            Cancelled::Queued(callback) => callback,
            Cancelled::Timed(key, callback) => {
                self.disarm(key);
                callback
            }
        };
        self.emit(|cause| EventKind::CallCancelled { call: id, cause });
        drop(callback);
        true
    }

    pub(crate) fn call_is_pending(&self, slot: usize, id: CallId) -> bool {
        self.calls.borrow().is_pending(slot, id)
    }

    // ---- timers ----------------------------------------------------------------------------------

    pub(crate) fn arm(&self, deadline: Instant, waker: Waker) -> TimerKey {
        let key = self.timers.borrow_mut().arm(deadline, Target::Wake(waker));
        self.armed(key);
        key
    }

    fn armed(&self, key: TimerKey) {
        let (deadline, timer) = key;
        self.emit(|cause| EventKind::TimerArmed {
            timer,
            deadline,
            cause,
        });
        // Whoever waits for the deadline that was the first until now has to look again.
        if !self.running.get() && self.next_deadline() == Some(deadline) {
            self.ready.nudge();
        }
    }

    pub(crate) fn disarm(&self, key: TimerKey) -> bool {
        let target = self.timers.borrow_mut().disarm(key);
        if target.is_some() {
            self.emit(|cause| EventKind::TimerCancelled {
                timer: key.1,
                cause,
            });
        }
        target.is_some()
    }

    pub(crate) fn is_armed(&self, key: TimerKey) -> bool {
        self.timers.borrow().is_armed(key)
    }

    /// Lets a timer wake another task than the one it was armed for.
    pub(crate) fn rewire(&self, key: TimerKey, waker: &Waker) {
        let old = match self.timers.borrow_mut().waker_mut(key) {
            Some(armed) if !armed.will_wake(waker) => Some(std::mem::replace(armed, waker.clone())),
            _ => None,
        };
        drop(old);
    }

    pub(crate) fn next_deadline(&self) -> Option<Instant> {
        self.timers.borrow().next_deadline()
    }

    pub(crate) fn timers_armed(&self) -> usize {
        self.timers.borrow().len()
    }

    // ---- how the running job ends ----------------------------------------------------------------

    fn note(&self, change: impl FnOnce(&mut Ending)) {
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

    // ---- the turn --------------------------------------------------------------------------------

    /// How many jobs are ready: those of this turn and those that wait for the next.
    pub(crate) fn ready_len(&self) -> usize {
        self.batch.borrow().len() + self.ready.len()
    }

    /// Marks the executor as running until the guard is dropped.
    ///
    /// # Panics
    ///
    /// If it is running already: one job cannot wait for another by running the loop inside itself.
    pub(crate) fn enter(self: &Rc<Core>) -> Entered {
        assert!(
            !self.running.replace(true),
            "this executor is running already: a job cannot drive the executor that runs it. \
             Await the result instead, or make another executor"
        );
        self.ready.enter();
        Entered {
            core: self.clone(),
            _scope: Scope::enter(self.clone()),
        }
    }

    /// Begins a turn unless one is under way: fires what is due and takes the snapshot. Returns whether
    /// there is a job to run.
    ///
    /// CPython's `BaseEventLoop._run_once` (`Lib/asyncio/base_events.py`) is the model: due timers go to
    /// the end of the ready queue, then exactly the jobs that are ready now are run.
    pub(crate) fn begin_turn(&self) -> bool {
        if !self.batch.borrow().is_empty() {
            return true;
        }
        let due = self
            .next_deadline()
            .map(|first| (first, self.now()))
            .filter(|(first, now)| first <= now);
        if due.is_none() && self.ready.is_empty() {
            return false;
        }
        self.ready.tracer.next_turn();
        if let Some((_, now)) = due {
            self.fire(now);
        }
        let jobs = {
            let mut batch = self.batch.borrow_mut();
            self.ready.take_all(&mut batch);
            batch.len()
        };
        self.emit(|_| EventKind::TurnStarted { jobs });
        jobs > 0
    }

    fn fire(&self, now: Instant) {
        loop {
            // Not a `while let`: its borrow would last through the body.
            let due = self.timers.borrow_mut().pop_due(now);
            let Some(((_, timer), target)) = due else {
                return;
            };
            self.emit(|_| EventKind::TimerFired { timer });
            let before = self.ready.tracer.set_current(Cause::Timer(timer));
            match target {
                Target::Wake(waker) => waker.wake(),
                Target::Call(slot) => {
                    let call = self.calls.borrow_mut().fire(slot);
                    self.emit(|cause| EventKind::CallScheduled { call, cause });
                    self.ready.push(Job::Call(slot));
                }
            }
            self.ready.tracer.set_current(before);
        }
    }

    /// The next job of the turn that is under way.
    pub(crate) fn next_job(&self) -> Option<Job> {
        self.batch.borrow_mut().pop_front()
    }

    /// Runs one job. Polls of the future given to `block_on` are its caller's business.
    ///
    /// # Panics
    ///
    /// With whatever a callback panics with. A task's panic goes to whoever awaits the task.
    pub(crate) fn run(&self, job: Job, root: &mut dyn FnMut(u64)) {
        match job {
            Job::Task(runnable) => self.run_task(runnable),
            Job::Call(slot) => {
                let call = self.calls.borrow_mut().take(slot);
                if let Some((id, callback)) = call {
                    let running = Running::begin(self, JobId::Call(id));
                    callback();
                    running.end(Outcome::Finished);
                }
            }
            Job::Root(number) => root(number),
        }
    }

    pub(crate) fn run_task(&self, runnable: async_task::Runnable<TaskMeta>) {
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

    // ---- the end ---------------------------------------------------------------------------------

    /// Drops every task's future and every callback, in the order in which they were made, and refuses
    /// new ones. What they do while they are dropped may call back in.
    pub(crate) fn close(&self) {
        if self.closed.replace(true) {
            return;
        }
        // Each is taken out first and dropped after its borrow has ended.
        let timers = self.timers.borrow_mut().take_all();
        drop(timers);
        let calls = self.calls.borrow_mut().take_all();
        drop(calls);
        // A woken task stands in the ready queue, from where its future can be dropped.
        let mut wakers: Vec<(TaskId, Waker)> = {
            let mut tasks = self.tasks.borrow_mut();
            tasks
                .iter_mut()
                .map(|(_, task)| {
                    task.cancelled = true;
                    (task.id, task.waker.clone())
                })
                .collect()
        };
        wakers.sort_unstable_by_key(|(id, _)| *id);
        for (_, waker) in wakers {
            waker.wake();
        }
        loop {
            let mut jobs = std::mem::take(&mut *self.batch.borrow_mut());
            if jobs.is_empty() {
                self.ready.take_all(&mut jobs);
            }
            if jobs.is_empty() {
                break;
            }
            for job in jobs {
                if let Job::Task(runnable) = job {
                    self.run_task(runnable);
                }
            }
        }
        self.ready.close();
    }
}

/// The executor runs as long as this exists, and is the current one of its thread.
pub(crate) struct Entered {
    core: Rc<Core>,
    _scope: Scope,
}

impl Drop for Entered {
    fn drop(&mut self) {
        self.core.running.set(false);
        let more = !self.core.batch.borrow().is_empty();
        self.core.ready.leave(more);
    }
}

/// What is known of how a job will end.
#[derive(Clone, Copy, Default)]
struct Ending {
    /// What its task waits for, as the leaf that returned `Pending` said.
    wait: Option<Wait>,
    outcome: Option<Outcome>,
    marked_failed: bool,
}

/// A job is running as long as this exists. Jobs nest where a task is started eagerly.
struct Running<'a> {
    core: &'a Core,
    job: JobId,
    outer: Cause,
    outer_ending: Ending,
    started: Instant,
    /// The outcome if the job itself notes none. Unless the job gets to say otherwise, it panicked.
    otherwise: Outcome,
}

impl<'a> Running<'a> {
    fn begin(core: &'a Core, job: JobId) -> Running<'a> {
        core.emit(|_| EventKind::JobStarted { job });
        let cause = match job {
            JobId::Task(id) => Cause::Task(id),
            JobId::Call(id) => Cause::Call(id),
        };
        Running {
            core,
            job,
            outer: core.ready.tracer.set_current(cause),
            outer_ending: core.ending.take(),
            started: match core.ready.tracer.is_on() {
                true => core.now(),
                false => Instant::ZERO,
            },
            otherwise: Outcome::Failed,
        }
    }

    fn end(mut self, otherwise: Outcome) {
        self.otherwise = otherwise;
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let (core, job) = (self.core, self.job);
        let ending = core.ending.replace(self.outer_ending);
        let outcome = ending.outcome.unwrap_or(self.otherwise);
        core.ready.tracer.set_current(self.outer);
        if !core.ready.tracer.is_on() {
            return;
        }
        core.emit(|_| EventKind::JobEnded { job, outcome });
        let duration = core.now() - self.started;
        if duration > core.blocked_threshold.get() {
            core.emit(|_| EventKind::LoopBlocked { job, duration });
        }
    }
}
