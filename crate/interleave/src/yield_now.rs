//! Letting others run for a turn.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use crate::Handle;
use crate::core::Core;
use crate::trace::Wait;

/// Lets exactly one turn go by: every job that is ready now runs before this task goes on.
///
/// ```
/// use interleave::{spawn, yield_now, Executor, VirtualHost};
/// use std::cell::RefCell;
/// use std::rc::Rc;
///
/// let executor = Executor::new(VirtualHost::new());
/// let log = Rc::new(RefCell::new(Vec::new()));
/// let steps = |name: &'static str| {
///     let log = log.clone();
///     async move {
///         for step in 1..=2 {
///             log.borrow_mut().push(format!("{name}{step}"));
///             yield_now().await;
///         }
///     }
/// };
/// executor.spawn(steps("a")).detach();
/// executor.spawn(steps("b")).detach();
/// executor.run_until_idle();
/// assert_eq!(*log.borrow(), ["a1", "b1", "a2", "b2"]);
/// ```
///
/// # Panics
///
/// If no executor runs on this thread.
#[track_caller]
pub fn yield_now() -> YieldNow {
    YieldNow::new(Handle::current().core)
}

/// See [`yield_now`].
#[must_use = "futures do nothing unless awaited"]
pub struct YieldNow {
    core: Rc<Core>,
    /// The turn in which it was first polled.
    since: Option<u64>,
}

impl YieldNow {
    pub(crate) fn new(core: Rc<Core>) -> YieldNow {
        YieldNow { core, since: None }
    }
}

impl Future for YieldNow {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let turn = self.core.ready.tracer.turn();
        match self.since {
            // Something else may have had the task polled; a turn is over only when the next has begun.
            Some(since) if since != turn => Poll::Ready(()),
            since => {
                if since.is_none() {
                    self.since = Some(turn);
                    cx.waker().wake_by_ref();
                }
                self.core.waits_for(Wait::Turn);
                Poll::Pending
            }
        }
    }
}

impl std::fmt::Debug for YieldNow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("YieldNow")
            .field("since", &self.since)
            .finish()
    }
}
