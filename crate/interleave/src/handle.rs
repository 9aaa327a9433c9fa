//! A reference to an executor, to be kept by whoever makes work for it.

use std::fmt;
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crate::call_handle::CallHandle;
use crate::core::Core;
use crate::{Deferred, Instant, Sleep, Spawner, Task, TaskId, current};

/// Makes work for an [`Executor`](crate::Executor): spawns tasks, hands over callbacks, sets timers.
///
/// A handle is cheap to clone and may outlive its executor. What is handed to it then is dropped at once,
/// and what it returns counts as cancelled.
///
/// ```
/// use interleave::{Executor, VirtualHost};
///
/// let executor = Executor::new(VirtualHost::new());
/// let handle = executor.handle();
/// let task = handle.spawn(async { "done" });
/// assert_eq!(executor.block_on(task), Ok("done"));
/// ```
#[derive(Clone)]
pub struct Handle {
    pub(crate) core: Rc<Core>,
}

/// A task that is not finished, as [`Handle::tasks`] lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskInfo {
    /// Its number.
    pub id: TaskId,
    /// Its name, if it was given one.
    pub name: Option<Arc<str>>,
    /// The task that spawned it.
    pub parent: Option<TaskId>,
}

impl fmt::Display for TaskInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{} ({name})", self.id),
            None => self.id.fmt(f),
        }
    }
}

impl Handle {
    /// The executor whose job runs on this thread now.
    ///
    /// ```
    /// use interleave::{Executor, Handle, VirtualHost};
    ///
    /// assert!(Handle::try_current().is_none());
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.block_on(async { assert!(Handle::try_current().is_some()) });
    /// ```
    #[must_use]
    pub fn try_current() -> Option<Handle> {
        current::current().map(|core| Handle { core })
    }

    /// The executor whose job runs on this thread now.
    ///
    /// ```
    /// use interleave::{Executor, Handle, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.block_on(async { Handle::current().spawn(async {}).await }).unwrap();
    /// ```
    ///
    /// # Panics
    ///
    /// If no executor runs on this thread.
    #[must_use]
    #[track_caller]
    pub fn current() -> Handle {
        Handle::try_current().expect(
            "no executor runs on this thread: call this from inside a task or a callback, \
             or use the method of the same name on a `Handle`",
        )
    }

    /// Begins to make a task that has a name or starts at once.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// let task = executor.handle().task().name("fetch").spawn(async {});
    /// # task.detach();
    /// ```
    pub fn task(&self) -> Spawner {
        Spawner::new(self.clone())
    }

    /// Spawns a task. It is first polled in the next turn.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// executor.handle().spawn(async {}).detach();
    /// ```
    pub fn spawn<F>(&self, future: F) -> Task<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        self.task().spawn(future)
    }

    /// Puts a callback at the end of the ready queue.
    ///
    /// A callback that panics unwinds out of [`turn`](crate::Executor::turn), for nobody else waits for
    /// it; the jobs behind it are kept for the next turn.
    ///
    /// ```
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.handle().call_soon(|| println!("in the next turn"));
    /// executor.turn();
    /// ```
    pub fn call_soon(&self, callback: impl FnOnce() + 'static) -> CallHandle {
        let place = self.core.call_soon(Box::new(callback));
        CallHandle::new(self.core.clone(), place, None)
    }

    /// Runs a callback when `delay` has passed. Equal deadlines fire in the order they were set, never
    /// early.
    ///
    /// ```
    /// use interleave::{Executor, VirtualHost};
    /// use std::time::Duration;
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.handle().call_later(Duration::from_secs(2), || println!("two seconds later"));
    /// executor.run_until_idle();
    /// ```
    pub fn call_later(&self, delay: Duration, callback: impl FnOnce() + 'static) -> CallHandle {
        self.call_at(self.now() + delay, callback)
    }

    /// Runs a callback at `deadline`; in the next turn if that has passed.
    ///
    /// ```
    /// use interleave::{Executor, Instant, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.handle().call_at(Instant::from_nanos(5), || ());
    /// executor.run_until_idle();
    /// assert_eq!(executor.handle().now(), Instant::from_nanos(5));
    /// ```
    pub fn call_at(&self, deadline: Instant, callback: impl FnOnce() + 'static) -> CallHandle {
        let place = self.core.call_at(deadline, Box::new(callback));
        CallHandle::new(self.core.clone(), place, Some(deadline))
    }

    /// A future whose result is set by hand.
    ///
    /// ```
    /// use interleave::{Deferred, Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<u32> = executor.handle().deferred();
    /// future.set_result(1).unwrap();
    /// assert_eq!(executor.block_on(future), Ok(1));
    /// ```
    #[must_use]
    pub fn deferred<T: 'static, E: 'static>(&self) -> Deferred<T, E> {
        Deferred::with_core(self.core.clone(), None)
    }

    /// The same, for the result of a task that its owner sets: the trace does not speak of it, and who waits for it waits
    /// for the task.
    ///
    /// ```
    /// use interleave::trace::{EventKind, Outcome, Recorder, Wait};
    /// use interleave::{Deferred, Executor, VirtualHost};
    ///
    /// let recorder = Recorder::new();
    /// let executor = Executor::with_trace(VirtualHost::new(), recorder.clone());
    /// let worker = executor.spawn(std::future::pending::<()>());
    /// let result: Deferred<u32> = executor.handle().result_of(worker.id());
    /// executor.spawn(result).detach();
    /// executor.run_until_idle();
    /// let waits = Outcome::Suspended(Wait::Task(worker.id()));
    /// let ended = |kind: &EventKind| matches!(kind, EventKind::JobEnded { outcome, .. } if *outcome == waits);
    /// assert!(recorder.take().iter().any(|event| ended(&event.kind)));
    /// ```
    #[must_use]
    pub fn result_of<T: 'static, E: 'static>(&self, task: TaskId) -> Deferred<T, E> {
        Deferred::with_core(self.core.clone(), Some(task))
    }

    /// Waits for `delay`.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// # use std::time::Duration;
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.block_on(executor.handle().sleep(Duration::from_secs(1)));
    /// ```
    pub fn sleep(&self, delay: Duration) -> Sleep {
        self.sleep_until(self.now() + delay)
    }

    /// Waits until `deadline`.
    ///
    /// ```
    /// # use interleave::{Executor, Instant, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.block_on(executor.handle().sleep_until(Instant::from_nanos(9)));
    /// ```
    pub fn sleep_until(&self, deadline: Instant) -> Sleep {
        Sleep::new(self.core.clone(), deadline)
    }

    /// The program time, as the host tells it.
    ///
    /// ```
    /// # use interleave::{Executor, Instant, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// assert_eq!(executor.handle().now(), Instant::ZERO);
    /// ```
    #[must_use]
    pub fn now(&self) -> Instant {
        self.core.now()
    }

    /// The task that runs now, if a task does.
    ///
    /// ```
    /// # use interleave::{Executor, Handle, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let task = executor.spawn(async { Handle::current().current_task() });
    /// let id = task.id();
    /// assert_eq!(executor.block_on(task), Ok(Some(id)));
    /// ```
    #[must_use]
    pub fn current_task(&self) -> Option<TaskId> {
        self.core.current_task()
    }

    /// The tasks that are not finished, in the order in which they were spawned.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let task = executor.handle().task().name("idler").spawn(std::future::pending::<()>());
    /// executor.run_until_idle();
    /// assert_eq!(executor.handle().tasks()[0].to_string(), "task-1 (idler)");
    /// # drop(task);
    /// ```
    #[must_use]
    pub fn tasks(&self) -> Vec<TaskInfo> {
        let places = self.core.task_places();
        let tasks = self.core.tasks.borrow();
        places
            .into_iter()
            .map(|(_, slot)| TaskInfo {
                id: tasks[slot].id,
                name: tasks[slot].name.clone(),
                parent: tasks[slot].parent,
            })
            .collect()
    }

    /// How many jobs stand in the ready queue.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.handle().call_soon(|| ());
    /// assert_eq!(executor.handle().ready_len(), 1);
    /// ```
    #[must_use]
    pub fn ready_len(&self) -> usize {
        self.core.ready_len()
    }

    /// How many timers are set. Cancelled ones do not count, for they are gone.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// # use std::time::Duration;
    /// let executor = Executor::new(VirtualHost::new());
    /// let call = executor.handle().call_later(Duration::from_secs(1), || ());
    /// assert_eq!(executor.handle().timers_armed(), 1);
    /// call.cancel();
    /// assert_eq!(executor.handle().timers_armed(), 0);
    /// ```
    #[must_use]
    pub fn timers_armed(&self) -> usize {
        self.core.timers_armed()
    }

    /// Says that the task that runs now failed, so that its end stands in the trace as
    /// [`Outcome::Failed`](crate::trace::Outcome::Failed). For languages whose errors are no panics.
    ///
    /// ```
    /// use interleave::trace::{EventKind, JobId, Outcome, Recorder};
    /// use interleave::{Executor, Handle, VirtualHost};
    ///
    /// let recorder = Recorder::new();
    /// let executor = Executor::with_trace(VirtualHost::new(), recorder.clone());
    /// let task = executor.spawn(async { Handle::current().mark_failed() });
    /// executor.turn();
    /// let ended = EventKind::JobEnded { job: JobId::Task(task.id()), outcome: Outcome::Failed };
    /// assert!(recorder.take().iter().any(|event| event.kind == ended));
    /// ```
    pub fn mark_failed(&self) {
        self.core.mark_failed();
    }

    /// The number of the turn that is under way, or of the last one: how many have begun. The numbers are those of the
    /// trace.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// assert_eq!(executor.handle().turn(), 0);
    /// executor.handle().call_soon(|| ());
    /// executor.turn();
    /// assert_eq!(executor.handle().turn(), 1);
    /// ```
    #[must_use]
    pub fn turn(&self) -> u64 {
        self.core.numbers.0.turns.get()
    }

    /// Ends the [`Executor::run_jobs`](crate::Executor::run_jobs) or [`turn`](crate::Executor::turn) that is under
    /// way after the job that runs now.
    ///
    /// ```
    /// use interleave::{Executor, Next, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let handle = executor.handle();
    /// executor.handle().call_soon(move || handle.interrupt());
    /// executor.handle().call_soon(|| println!("another time"));
    /// assert_eq!(executor.run_jobs(100), Next::Ready);
    /// assert_eq!(executor.handle().ready_len(), 1);
    /// ```
    pub fn interrupt(&self) {
        self.core.interrupted.set(true);
    }

    /// Whether the executor is gone.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let handle = executor.handle();
    /// assert!(!handle.is_closed());
    /// drop(executor);
    /// assert!(handle.is_closed());
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.core.is_closed()
    }

    /// Whether a job of the executor runs now, which then cannot be driven.
    ///
    /// ```
    /// # use interleave::{Executor, Handle, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// assert!(!executor.handle().is_running());
    /// executor.block_on(async { assert!(Handle::current().is_running()) });
    /// ```
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.core.is_running()
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle")
            .field("closed", &self.is_closed())
            .field("running", &self.is_running())
            .field("ready", &self.ready_len())
            .field("timers", &self.timers_armed())
            .field("tasks", &self.core.tasks.borrow().len())
            .finish()
    }
}
