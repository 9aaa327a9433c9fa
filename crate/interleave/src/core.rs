//! The state of one executor. How it runs a turn stands in `turn.rs`, how it runs one job in `job.rs`.
//!
//! Everything here stays on one thread, except what `ready` shares with wakers. The rule of this file:
//! no borrow of a `RefCell` is held while anything of somebody else's runs: a poll, a callback, a waker, a
//! drop. So all of those may call back in.

use std::cell::{Cell, RefCell};
use std::collections::{BinaryHeap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;
use std::task::Waker;
use std::time::Duration;

use slab::Slab;

use crate::calls::{Callback, Calls, Cancelled};
use crate::foreign::Step;
use crate::job::Ending;
use crate::moment::Moment;
use crate::ready::{Job, Ready};
use crate::task::TaskMeta;
use crate::timers::{Target, TimerKey, Timers};
use crate::trace::{Cause, EventKind, Place, Sink};
use crate::tracer::Tracer;
use crate::{CallId, FutureId, Host, Instant, Numbers, ResourceId, TaskId, TimerId};

/// Browsers call anything over 50 ms a long task (<https://www.w3.org/TR/longtasks-1/>).
const BLOCKED_THRESHOLD: Duration = Duration::from_millis(50);

/// A task that is not finished.
pub(crate) struct TaskEntry {
    pub(crate) id: TaskId,
    pub(crate) parent: Option<TaskId>,
    pub(crate) name: Option<Arc<str>>,
    /// Known from the first time on that it waited. Until then it stands in the ready queue, or runs.
    pub(crate) waker: Option<Waker>,
    /// Somebody asked for the future to be dropped when its job comes.
    pub(crate) cancelled: bool,
}

pub(crate) struct Core {
    pub(crate) ready: Arc<Ready>,
    /// What is left of the turn that is under way.
    pub(crate) batch: RefCell<VecDeque<Job>>,
    pub(crate) tasks: RefCell<Slab<TaskEntry>>,
    pub(crate) calls: RefCell<Calls>,
    /// The next steps of tasks that their owners step.
    pub(crate) steps: RefCell<Slab<(TaskId, Step)>>,
    pub(crate) timers: RefCell<Timers>,
    /// How many tasks are cancelled and not yet gone.
    pub(crate) cancelled: Cell<usize>,
    pub(crate) numbers: Numbers,
    /// What is known of how the job that runs now will end.
    pub(crate) ending: Cell<Ending>,
    /// Where the program stands at the next event that has a place, if its owner has said so.
    pub(crate) place: Cell<Option<Arc<Place>>>,
    /// What the trace takes for now.
    pub(crate) moment: Moment,
    pub(crate) blocked_threshold: Cell<Duration>,
    /// Timers fire one at a time, when nothing is ready.
    pub(crate) timers_last: Cell<bool>,
    pub(crate) running: Cell<bool>,
    /// Somebody asked that no further job be run for now.
    pub(crate) interrupted: Cell<bool>,
    pub(crate) closed: Cell<bool>,
}

/// What came of marking a task as cancelled.
enum Mark {
    NoTask,
    Before,
    Now(Option<Waker>),
}

impl Core {
    pub(crate) fn new(
        host: Arc<dyn Host>,
        sink: Option<Arc<dyn Sink>>,
        numbers: Numbers,
    ) -> Rc<Core> {
        Rc::new(Core {
            ready: Ready::new(host, Tracer::new(sink)),
            batch: RefCell::default(),
            tasks: RefCell::default(),
            calls: RefCell::default(),
            steps: RefCell::default(),
            timers: RefCell::default(),
            cancelled: Cell::new(0),
            numbers,
            ending: Cell::default(),
            place: Cell::default(),
            moment: Moment::default(),
            blocked_threshold: Cell::new(BLOCKED_THRESHOLD),
            timers_last: Cell::new(false),
            running: Cell::new(false),
            interrupted: Cell::new(false),
            closed: Cell::new(false),
        })
    }

    pub(crate) fn now(&self) -> Instant {
        self.ready.host.now()
    }

    /// When an event of the trace happens: now.
    pub(crate) fn moment(&self) -> Instant {
        self.moment.read(|| self.now())
    }

    pub(crate) fn emit(&self, kind: impl FnOnce(Cause) -> EventKind) {
        if self.ready.tracer.is_on() {
            self.emit_now(self.moment(), kind);
        }
    }

    /// The same, for whoever has read the clock.
    pub(crate) fn emit_now(&self, now: Instant, kind: impl FnOnce(Cause) -> EventKind) {
        let tracer = &self.ready.tracer;
        let kind = kind(tracer.current());
        let place = kind.has_place().then(|| self.place.take()).flatten();
        tracer.emit_at(now, kind, place);
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    pub(crate) fn is_running(&self) -> bool {
        self.running.get()
    }

    pub(crate) fn is_in_a_job(&self) -> bool {
        self.ready.tracer.current() != Cause::Outside
    }

    pub(crate) fn set_blocked_threshold(&self, threshold: Duration) {
        self.blocked_threshold.set(threshold);
    }

    pub(crate) fn next_task_id(&self) -> TaskId {
        TaskId::after(&self.numbers.0.tasks)
    }

    pub(crate) fn next_future_id(&self) -> FutureId {
        FutureId::after(&self.numbers.0.futures)
    }

    pub(crate) fn next_resource_id(&self) -> ResourceId {
        ResourceId::after(&self.numbers.0.resources)
    }

    pub(crate) fn current_task(&self) -> Option<TaskId> {
        match self.ready.tracer.current() {
            Cause::Task(id) => Some(id),
            _ => None,
        }
    }

    // ---- tasks -----------------------------------------------------------------------------------

    /// Where the tasks stand that are not finished, in the order in which they were spawned.
    pub(crate) fn task_places(&self) -> Vec<(TaskId, usize)> {
        let tasks = self.tasks.borrow();
        // Sorted by way of a heap: the standard library's sort would be a twentieth of all the code that a
        // page has to load.
        let places: BinaryHeap<_> = tasks.iter().map(|(slot, task)| (task.id, slot)).collect();
        places.into_sorted_vec()
    }

    /// Asks for a task's future to be dropped when its job comes, and sees to it that it comes. Returns
    /// whether there is such a task.
    pub(crate) fn cancel_task(&self, slot: usize, id: TaskId) -> bool {
        match self.mark_cancelled(slot, id) {
            Mark::NoTask => return false,
            Mark::Before => {}
            Mark::Now(waker) => {
                self.emit(|cause| EventKind::CancelRequested { task: id, cause });
                if let Some(waker) = waker {
                    waker.wake();
                }
            }
        }
        true
    }

    fn mark_cancelled(&self, slot: usize, id: TaskId) -> Mark {
        let mut tasks = self.tasks.borrow_mut();
        match tasks.get_mut(slot).filter(|task| task.id == id) {
            None => Mark::NoTask,
            Some(task) if task.cancelled => Mark::Before,
            Some(task) => {
                task.cancelled = true;
                self.cancelled.set(self.cancelled.get() + 1);
                Mark::Now(task.waker.clone())
            }
        }
    }

    /// A task waits for the first time. If it was cancelled while it ran, its job has to come once more.
    pub(crate) fn first_wait(&self, slot: usize, waker: &Waker) {
        let cancelled = {
            let mut tasks = self.tasks.borrow_mut();
            let Some(task) = tasks.get_mut(slot) else {
                return;
            };
            task.waker = Some(waker.clone());
            task.cancelled
        };
        if cancelled {
            waker.wake_by_ref();
        }
    }

    pub(crate) fn is_cancelled(&self, meta: TaskMeta) -> bool {
        // Asked before every poll, so the common answer is to be had without looking.
        self.cancelled.get() > 0
            && self
                .tasks
                .borrow()
                .get(meta.slot)
                .is_some_and(|task| task.id == meta.id && task.cancelled)
    }

    /// The future of a task is gone.
    pub(crate) fn remove_task(&self, slot: usize) {
        let entry = self.tasks.borrow_mut().try_remove(slot);
        if entry.is_some_and(|task| task.cancelled) {
            self.cancelled.set(self.cancelled.get() - 1);
        }
    }

    // ---- callbacks -------------------------------------------------------------------------------

    /// Puts a callback at the end of the ready queue; `None` if the executor is gone.
    pub(crate) fn call_soon(&self, callback: Callback) -> Option<(usize, CallId)> {
        if self.closed.get() {
            return None;
        }
        let id = CallId::after(&self.numbers.0.calls);
        let slot = self.calls.borrow_mut().queue(id, callback);
        self.emit(|cause| EventKind::CallScheduled { call: id, cause });
        self.ready.push(Job::Call(slot));
        Some((slot, id))
    }

    pub(crate) fn call_at(&self, deadline: Instant, callback: Callback) -> Option<(usize, CallId)> {
        if self.closed.get() {
            return None;
        }
        let id = CallId::after(&self.numbers.0.calls);
        let timer = TimerId::after(&self.numbers.0.timers);
        let (slot, key) = self.calls.borrow_mut().time(id, callback, |slot| {
            self.timers
                .borrow_mut()
                .arm(timer, deadline, Target::Call(slot))
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

    pub(crate) fn timer_of_call(&self, slot: usize, id: CallId) -> Option<TimerId> {
        self.calls.borrow().timer(slot, id)
    }

    // ---- timers ----------------------------------------------------------------------------------

    pub(crate) fn arm(&self, deadline: Instant, waker: Waker) -> TimerKey {
        let timer = TimerId::after(&self.numbers.0.timers);
        let key = self
            .timers
            .borrow_mut()
            .arm(timer, deadline, Target::Wake(waker));
        self.armed(key);
        key
    }

    fn armed(&self, key: TimerKey) {
        let (deadline, timer) = (key.deadline, key.id);
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
                timer: key.id,
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
        let steps = std::mem::take(&mut *self.steps.borrow_mut());
        drop(steps);
        // A woken task stands in the ready queue, from where its future can be dropped.
        for (id, slot) in self.task_places() {
            if let Mark::Now(Some(waker)) = self.mark_cancelled(slot, id) {
                waker.wake();
            }
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
