//! A spawned task, as its owner holds it: await, cancel, detach.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};

use async_task::FallibleTask;

use crate::TaskId;
use crate::core::Core;
use crate::trace::Wait;

/// What stands in a task's one allocation besides its future.
#[derive(Clone, Copy)]
pub(crate) struct TaskMeta {
    pub(crate) id: TaskId,
    /// Its place in the task table, for as long as its future lives.
    pub(crate) slot: usize,
}

/// A task that was spawned. Await it for its result.
///
/// Awaiting gives `Err(`[`Cancelled`]`)` if the task was cancelled or its executor is gone, and goes on
/// with the panic if the task panicked.
///
/// **Dropping it cancels the task.** Work whose result nobody can ask for any more should not go on
/// behind one's back, and so a timeout or a race that drops a `Task` also ends what it stands for. Call
/// [`detach`](Task::detach) to let it run on.
///
/// ```
/// use interleave::{Executor, VirtualHost};
///
/// let executor = Executor::new(VirtualHost::new());
/// let task = executor.spawn(async { 6 * 7 });
/// assert_eq!(executor.block_on(task), Ok(42));
/// ```
#[must_use = "dropping a task cancels it: await it, or call `.detach()` to let it run on"]
pub struct Task<T> {
    /// `None` if the executor was gone when the task was spawned, and when the result was taken.
    task: Option<FallibleTask<T, TaskMeta>>,
    slot: usize,
    id: TaskId,
    name: Option<Arc<str>>,
    parent: Option<TaskId>,
    core: Rc<Core>,
}

impl<T> Task<T> {
    pub(crate) fn new(
        task: Option<FallibleTask<T, TaskMeta>>,
        meta: TaskMeta,
        name: Option<Arc<str>>,
        parent: Option<TaskId>,
        core: Rc<Core>,
    ) -> Task<T> {
        Task {
            task,
            slot: meta.slot,
            id: meta.id,
            name,
            parent,
            core,
        }
    }

    /// Its number, by which the trace speaks of it.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// assert_eq!(executor.spawn(async {}).id().get(), 1);
    /// ```
    #[must_use]
    pub fn id(&self) -> TaskId {
        self.id
    }

    /// The name it was given with [`Spawner::name`](crate::Spawner::name).
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let task = executor.handle().task().name("fetch").spawn(async {});
    /// assert_eq!(task.name(), Some("fetch"));
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The task that was running when it was spawned.
    ///
    /// ```
    /// # use interleave::{spawn, Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let outer = executor.spawn(async { spawn(async {}).parent() });
    /// let id = outer.id();
    /// assert_eq!(executor.block_on(outer), Ok(Some(id)));
    /// ```
    #[must_use]
    pub fn parent(&self) -> Option<TaskId> {
        self.parent
    }

    /// Whether there is nothing left to wait for: it returned, panicked, or its future was dropped.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let task = executor.spawn(async {});
    /// assert!(!task.is_finished());
    /// executor.turn();
    /// assert!(task.is_finished());
    /// ```
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.task.as_ref().is_none_or(FallibleTask::is_finished)
    }

    /// Asks for the task to be cancelled and returns whether it was still running.
    ///
    /// The task is put into the ready queue; when its job comes, its future is dropped on the executor
    /// instead of being polled, and whoever awaits the task gets [`Cancelled`]. Cancelling again, or after
    /// the end, does nothing. A task that cancels itself goes on until it next waits; if it ends before,
    /// its result stands.
    ///
    /// ```
    /// use interleave::{sleep, Cancelled, Executor, VirtualHost};
    /// use std::time::Duration;
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let task = executor.spawn(async { sleep(Duration::from_secs(60)).await });
    /// assert!(task.cancel());
    /// assert_eq!(executor.block_on(task), Err(Cancelled));
    /// ```
    pub fn cancel(&self) -> bool {
        !self.is_finished() && self.core.cancel_task(self.slot, self.id)
    }

    /// Lets the task run on with nobody to wait for it.
    ///
    /// ```
    /// use interleave::{Executor, VirtualHost};
    /// use std::cell::Cell;
    /// use std::rc::Rc;
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let done = Rc::new(Cell::new(false));
    /// let mark = done.clone();
    /// executor.spawn(async move { mark.set(true) }).detach();
    /// executor.run_until_idle();
    /// assert!(done.get());
    /// ```
    pub fn detach(mut self) {
        if let Some(task) = self.task.take() {
            task.detach();
        }
    }
}

impl<T> Future for Task<T> {
    type Output = Result<T, Cancelled>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(task) = &mut self.task else {
            return Poll::Ready(Err(Cancelled));
        };
        match Pin::new(task).poll(cx) {
            Poll::Ready(output) => {
                // There is nothing left to cancel, and detaching is the cheaper way to let go.
                if let Some(task) = self.task.take() {
                    task.detach();
                }
                Poll::Ready(output.ok_or(Cancelled))
            }
            Poll::Pending => {
                self.core.waits_for(Wait::Task(self.id));
                Poll::Pending
            }
        }
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        // async-task would do the same when its handle is dropped below; but the trace should know who
        // did it.
        if self.task.is_some() {
            self.cancel();
        }
    }
}

impl<T> fmt::Debug for Task<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Task")
            .field("id", &self.id)
            .field("name", &self.name)
            .field("finished", &self.is_finished())
            .finish()
    }
}

/// The task was cancelled, or its executor is gone, before there was a result.
///
/// ```
/// # use interleave::Cancelled;
/// assert_eq!(Cancelled.to_string(), "the task was cancelled");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl fmt::Display for Cancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the task was cancelled")
    }
}

impl Error for Cancelled {}
