//! Waiting for a time to come.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::core::Core;
use crate::timers::TimerKey;
use crate::trace::Wait;
use crate::yield_now::YieldNow;
use crate::{Handle, Instant};

/// Waits for `delay`, counted from this call, while other tasks run.
///
/// It never ends early. A delay of zero lets one turn go by, like [`yield_now`](crate::yield_now) and
/// like `asyncio.sleep(0)`.
///
/// ```
/// use interleave::{now, sleep, Executor, VirtualHost};
/// use std::time::Duration;
///
/// let executor = Executor::new(VirtualHost::new());
/// executor.block_on(async {
///     let before = now();
///     sleep(Duration::from_millis(300)).await;
///     assert_eq!(now() - before, Duration::from_millis(300));
/// });
/// ```
///
/// # Panics
///
/// If no executor runs on this thread; [`Handle::sleep`] works anywhere.
#[track_caller]
pub fn sleep(delay: Duration) -> Sleep {
    Handle::current().sleep(delay)
}

/// Waits until `deadline` while other tasks run. One that has passed lets one turn go by.
///
/// ```
/// use interleave::{now, sleep_until, Executor, VirtualHost};
/// use std::time::Duration;
///
/// let executor = Executor::new(VirtualHost::new());
/// executor.block_on(async {
///     let deadline = now() + Duration::from_secs(1);
///     sleep_until(deadline).await;
///     assert_eq!(now(), deadline);
/// });
/// ```
///
/// # Panics
///
/// If no executor runs on this thread; [`Handle::sleep_until`] works anywhere.
#[track_caller]
pub fn sleep_until(deadline: Instant) -> Sleep {
    Handle::current().sleep_until(deadline)
}

/// The program time.
///
/// ```
/// use interleave::{now, Executor, Instant, VirtualHost};
///
/// let executor = Executor::new(VirtualHost::new());
/// executor.block_on(async { assert_eq!(now(), Instant::ZERO) });
/// ```
///
/// # Panics
///
/// If no executor runs on this thread; [`Handle::now`] works anywhere.
#[must_use]
#[track_caller]
pub fn now() -> Instant {
    Handle::current().now()
}

/// See [`sleep`]. Its timer is armed when it is first awaited, and taken back when it is dropped.
///
/// It may be awaited in another task than the one that began to, but only while its executor lives:
/// after that it never ends.
#[must_use = "futures do nothing unless awaited"]
pub struct Sleep {
    core: Rc<Core>,
    deadline: Instant,
    state: State,
}

enum State {
    New,
    /// The deadline had passed.
    Passing(YieldNow),
    Armed(TimerKey),
    Done,
}

impl Sleep {
    pub(crate) fn new(core: Rc<Core>, deadline: Instant) -> Sleep {
        Sleep {
            core,
            deadline,
            state: State::New,
        }
    }

    /// When it ends.
    ///
    /// ```
    /// # use interleave::{Executor, Instant, VirtualHost};
    /// # use std::time::Duration;
    /// let executor = Executor::new(VirtualHost::new());
    /// let sleep = executor.handle().sleep(Duration::from_secs(1));
    /// assert_eq!(sleep.deadline(), Instant::ZERO + Duration::from_secs(1));
    /// ```
    #[must_use]
    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    /// Arms the timer for somebody who does not await it, so that the task which runs is not told to wait for it: at the
    /// deadline, or in the next turn if that has passed, `waker` is woken. Does nothing if it is armed already, or over.
    ///
    /// ```
    /// use interleave::{Executor, VirtualHost};
    /// use std::sync::Arc;
    /// use std::task::Wake;
    /// use std::time::Duration;
    ///
    /// struct Ring;
    /// impl Wake for Ring {
    ///     fn wake(self: Arc<Self>) {
    ///         println!("a second has passed");
    ///     }
    /// }
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let mut sleep = executor.handle().sleep(Duration::from_secs(1));
    /// sleep.arm(&Arc::new(Ring).into());
    /// executor.run_until_idle();
    /// ```
    pub fn arm(&mut self, waker: &Waker) {
        if matches!(self.state, State::New) && !self.core.is_closed() {
            self.state = State::Armed(self.core.arm(self.deadline, waker.clone()));
        }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.core.is_closed() {
            return Poll::Pending;
        }
        let this = &mut *self;
        loop {
            match &mut this.state {
                State::New if this.deadline <= this.core.now() => {
                    this.state = State::Passing(YieldNow::new(this.core.clone()));
                }
                State::New => {
                    let key = this.core.arm(this.deadline, cx.waker().clone());
                    this.state = State::Armed(key);
                }
                State::Passing(passing) => {
                    std::task::ready!(Pin::new(passing).poll(cx));
                    this.state = State::Done;
                }
                State::Armed(key) if this.core.is_armed(*key) => {
                    this.core.rewire(*key, cx.waker());
                    this.core.waits_for(Wait::Timer {
                        timer: key.id,
                        deadline: key.deadline,
                    });
                    return Poll::Pending;
                }
                State::Armed(_) => this.state = State::Done,
                State::Done => return Poll::Ready(()),
            }
        }
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let State::Armed(key) = self.state {
            self.core.disarm(key);
        }
    }
}

impl fmt::Debug for Sleep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleep")
            .field("deadline", &self.deadline)
            .finish()
    }
}
