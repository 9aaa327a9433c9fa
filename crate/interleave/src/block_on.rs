//! Driving an executor until one future is ready. Knows the executor's public face and its queue.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use crate::handle::TaskInfo;
use crate::host::Parked;
use crate::ready::{Job, Ready};
use crate::trace::EventKind;
use crate::{Executor, Next, TaskId};

/// Wakes the future given to `block_on`, which has no allocation of its own to be scheduled by.
struct RootWaker {
    ready: Arc<Ready>,
    id: TaskId,
    queued: AtomicBool,
}

impl Wake for RootWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if !self.queued.swap(true, Ordering::AcqRel) {
            self.ready.emit(|tracer| EventKind::TaskWoken {
                task: self.id,
                cause: tracer.cause(),
            });
            self.ready.push(Job::Root(self.id.get()));
        }
    }
}

pub(crate) fn block_on<F: Future>(executor: &Executor, future: F) -> Result<F::Output, Stalled> {
    let handle = executor.handle();
    let core = &handle.core;
    let id = core.next_task_id();
    core.emit(|_| EventKind::TaskSpawned {
        task: id,
        parent: core.current_task(),
        name: Some("block_on".into()),
    });
    let root = Arc::new(RootWaker {
        ready: core.ready.clone(),
        id,
        queued: AtomicBool::new(false),
    });
    root.wake_by_ref();

    let waker = Waker::from(root.clone());
    let mut cx = Context::from_waker(&waker);
    let mut future = pin!(future);
    let mut output = None;
    loop {
        executor.turn_with(&mut |number| {
            // A job of an earlier `block_on` that was woken once too often is not ours.
            if number != id.get() || output.is_some() {
                return;
            }
            root.queued.store(false, Ordering::Release);
            core.run_as_task(id, || match future.as_mut().poll(&mut cx) {
                Poll::Ready(value) => {
                    output = Some(value);
                    true
                }
                Poll::Pending => false,
            });
        });
        if let Some(output) = output {
            return Ok(output);
        }
        let until = match executor.next() {
            Next::Ready => continue,
            Next::At(deadline) => Some(deadline),
            Next::Idle => None,
        };
        if executor.park(until) == Parked::Stuck {
            return Err(Stalled {
                tasks: handle.tasks(),
            });
        }
    }
}

/// The future given to [`Executor::try_block_on`] can never be ready: a deadlock.
///
/// ```
/// use interleave::{Executor, VirtualHost};
///
/// let executor = Executor::new(VirtualHost::new());
/// let idler = executor.handle().task().name("idler").spawn(std::future::pending::<()>());
/// let stalled = executor.try_block_on(idler).unwrap_err();
/// assert_eq!(
///     stalled.to_string(),
///     "nothing is ready and no timer is set, so the future given to block_on waits forever; \
///      1 other task waits too: task-1 (idler)"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stalled {
    /// The other tasks that are not finished.
    pub tasks: Vec<TaskInfo>,
}

impl fmt::Display for Stalled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// A message is for reading: of very many tasks it names the first.
        const NAMED: usize = 10;

        f.write_str(
            "nothing is ready and no timer is set, so the future given to block_on waits forever",
        )?;
        match self.tasks.len() {
            0 => return Ok(()),
            1 => f.write_str("; 1 other task waits too: ")?,
            count => write!(f, "; {count} other tasks wait too: ")?,
        }
        for (index, task) in self.tasks.iter().take(NAMED).enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{task}")?;
        }
        if self.tasks.len() > NAMED {
            write!(f, " and {} more", self.tasks.len() - NAMED)?;
        }
        Ok(())
    }
}

impl Error for Stalled {}
