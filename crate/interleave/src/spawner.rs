//! Making a task: its name, and whether it starts at once.

use std::future::Future;
use std::sync::Arc;

use crate::core::TaskEntry;
use crate::current::Scope;
use crate::handle::Handle;
use crate::task::{Task, TaskMeta};
use crate::trace::EventKind;
use crate::tracked::Tracked;

/// Settles how a task begins. Made by [`Handle::task`](crate::Handle::task).
///
/// ```
/// use interleave::{Executor, VirtualHost};
///
/// let executor = Executor::new(VirtualHost::new());
/// let task = executor.handle().task().name("answer").spawn(async { 42 });
/// assert_eq!(task.name(), Some("answer"));
/// assert_eq!(executor.block_on(task), Ok(42));
/// ```
#[must_use = "nothing is spawned before `.spawn(future)`"]
#[derive(Debug)]
pub struct Spawner {
    handle: Handle,
    name: Option<Arc<str>>,
    eager: bool,
}

impl Spawner {
    pub(crate) fn new(handle: Handle) -> Spawner {
        Spawner {
            handle,
            name: None,
            eager: false,
        }
    }

    /// Names the task, for the trace and for messages.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// executor.handle().task().name("ticker").spawn(async {}).detach();
    /// ```
    pub fn name(mut self, name: impl Into<Arc<str>>) -> Spawner {
        self.name = Some(name.into());
        self
    }

    /// Runs the task up to its first wait before [`spawn`](Spawner::spawn) returns, inside the job that
    /// calls it, rather than in the next turn.
    ///
    /// This is what calling an async function does in JavaScript, and what CPython's
    /// `asyncio.eager_task_factory` does.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let task = executor.handle().task().eager().spawn(async { 1 });
    /// assert!(task.is_finished());
    /// ```
    pub fn eager(mut self) -> Spawner {
        self.eager = true;
        self
    }

    /// Spawns the task.
    ///
    /// If the executor is gone, the future is dropped and the task counts as cancelled.
    ///
    /// ```
    /// # use interleave::{Cancelled, Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let handle = executor.handle();
    /// drop(executor);
    /// let late = handle.task().spawn(async {});
    /// let other = Executor::new(VirtualHost::new());
    /// assert_eq!(other.block_on(late), Err(Cancelled));
    /// ```
    pub fn spawn<F>(self, future: F) -> Task<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        let Spawner {
            handle: Handle { core },
            name,
            eager,
        } = self;
        let id = core.next_task_id();
        let parent = core.current_task();
        if core.is_closed() {
            drop(future);
            let meta = TaskMeta { id, slot: 0 };
            return Task::new(None, meta, name, parent, core);
        }
        core.emit(|_| EventKind::TaskSpawned {
            task: id,
            parent,
            name: name.clone(),
        });

        // Reserves the place first, because the future has to know it. Nothing of somebody else's runs
        // while the table is borrowed: making a task only allocates.
        let mut tasks = core.tasks.borrow_mut();
        let place = tasks.vacant_entry();
        let slot = place.key();
        let meta = TaskMeta { id, slot };
        let tracked = Tracked::new(future, core.clone(), slot);
        let ready = core.ready.clone();
        let (runnable, task) = async_task::Builder::new()
            .metadata(meta)
            .propagate_panic(true)
            .spawn_local(|_| tracked, move |runnable| ready.schedule(runnable));
        place.insert(TaskEntry {
            id,
            parent,
            name: name.clone(),
            waker: None,
            cancelled: false,
        });
        drop(tasks);

        if eager {
            let _scope = Scope::enter(core.clone());
            core.run_task(runnable);
        } else {
            runnable.schedule();
        }
        Task::new(Some(task.fallible()), meta, name, parent, core)
    }
}

/// Spawns a task on the executor whose job runs now.
///
/// ```
/// use interleave::{spawn, Executor, VirtualHost};
///
/// let executor = Executor::new(VirtualHost::new());
/// assert_eq!(executor.block_on(async { spawn(async { 42 }).await }), Ok(42));
/// ```
///
/// # Panics
///
/// If no executor runs on this thread; [`Handle::spawn`] and [`Executor::spawn`](crate::Executor::spawn)
/// work anywhere.
#[track_caller]
pub fn spawn<F>(future: F) -> Task<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    Handle::current().spawn(future)
}
