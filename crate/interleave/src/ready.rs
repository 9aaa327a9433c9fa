//! The ready queue: jobs in the order in which they became ready.
//!
//! This is the only part that other threads may touch, for a waker may be used anywhere. It knows what
//! a job is, and whether somebody has promised to come and run it; it cannot run one.
//!
//! Who will look at the queue next, and what a push has to do about it:
//!
//! ```text
//!             enter()                      leave(), queue empty
//!  Parked ───────────────▶ Running ──────────────────────────────▶ Parked
//!    │                        ▲ │  leave(), queue not empty
//!    │ push(): host.wake()    │ └──────────────────▶ Promised
//!    └──────────▶ Promised ───┘ enter()
//! ```
//!
//! So the host hears of new work exactly once between two turns, and never during one.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_task::Runnable;

use crate::Host;
use crate::task::TaskMeta;
use crate::trace::EventKind;
use crate::tracer::Tracer;

/// One thing to run.
pub(crate) enum Job {
    /// One poll of a task.
    Task(Runnable<TaskMeta>),
    /// A callback, by its place in the table of calls.
    Call(usize),
    /// A step of a task that its owner steps, by its place in the table of steps.
    Step(usize),
    /// One poll of the future given to `block_on`, by the number of that call.
    Root(u64),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Driver {
    Parked,
    Promised,
    Running,
    /// The executor is gone.
    Closed,
}

struct Inbox {
    jobs: VecDeque<Job>,
    driver: Driver,
}

pub(crate) struct Ready {
    inbox: Mutex<Inbox>,
    pub(crate) host: Arc<dyn Host>,
    pub(crate) tracer: Tracer,
}

impl Ready {
    pub(crate) fn new(host: Arc<dyn Host>, tracer: Tracer) -> Arc<Ready> {
        Arc::new(Ready {
            inbox: Mutex::new(Inbox {
                jobs: VecDeque::new(),
                driver: Driver::Parked,
            }),
            host,
            tracer,
        })
    }

    // Nothing that can panic runs under the lock, so a poisoned one is as good as any.
    fn lock(&self) -> MutexGuard<'_, Inbox> {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn emit(&self, kind: impl FnOnce(&Tracer) -> EventKind) {
        self.tracer.emit(&*self.host, kind);
    }

    /// What every task's waker comes down to.
    #[inline]
    pub(crate) fn schedule(&self, runnable: Runnable<TaskMeta>) {
        self.emit(|tracer| EventKind::TaskWoken {
            task: runnable.metadata().id,
            cause: tracer.cause(),
        });
        self.push(Job::Task(runnable));
    }

    /// Puts a job at the end of the queue, and tells the host if it does not know that there is work.
    #[inline]
    pub(crate) fn push(&self, job: Job) {
        let mut inbox = self.lock();
        match inbox.driver {
            Driver::Running | Driver::Promised => inbox.jobs.push_back(job),
            Driver::Parked => {
                inbox.jobs.push_back(job);
                self.call_host(inbox);
            }
            Driver::Closed => {
                drop(inbox);
                self.discard(job);
            }
        }
    }

    /// Asks the host to come, unless somebody will look anyway.
    pub(crate) fn nudge(&self) {
        let inbox = self.lock();
        if inbox.driver == Driver::Parked {
            self.call_host(inbox);
        }
    }

    #[cold]
    fn call_host(&self, mut inbox: MutexGuard<'_, Inbox>) {
        inbox.driver = Driver::Promised;
        // The host may do as it likes, but not under our lock.
        drop(inbox);
        self.host.wake();
    }

    /// The executor is gone. Its tasks' futures were all dropped when it closed, except one whose
    /// waker another thread was using at that very moment; that one may not be dropped on a thread that
    /// is not its own, so it is leaked, which is safe.
    fn discard(&self, job: Job) {
        if self.tracer.on_own_thread() {
            drop(job);
        } else {
            std::mem::forget(job);
        }
    }

    /// A driver begins to run jobs.
    pub(crate) fn enter(&self) {
        let mut inbox = self.lock();
        if inbox.driver != Driver::Closed {
            inbox.driver = Driver::Running;
        }
    }

    /// A driver stops running jobs, and promises to come back if there are `more`, or if any are in the
    /// queue. Looking and saying so is one step, or a wake from another thread could fall in between.
    pub(crate) fn leave(&self, more: bool) {
        let mut inbox = self.lock();
        if inbox.driver != Driver::Closed {
            inbox.driver = match more || !inbox.jobs.is_empty() {
                true => Driver::Promised,
                false => Driver::Parked,
            };
        }
    }

    /// Takes a snapshot: everything that is ready now moves to `batch`, which is empty.
    pub(crate) fn take_all(&self, batch: &mut VecDeque<Job>) {
        debug_assert!(batch.is_empty());
        std::mem::swap(&mut self.lock().jobs, batch);
    }

    /// The opposite of [`take_all`](Ready::take_all): the jobs stand before all others.
    pub(crate) fn put_back(&self, batch: &mut VecDeque<Job>) {
        let mut inbox = self.lock();
        batch.append(&mut inbox.jobs);
        std::mem::swap(&mut inbox.jobs, batch);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lock().jobs.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.lock().jobs.len()
    }

    /// From now on jobs are discarded.
    pub(crate) fn close(&self) {
        self.lock().driver = Driver::Closed;
    }
}
