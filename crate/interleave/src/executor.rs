//! The executor: owns the tasks and drives them, a job, a turn, or to the end at a time.

use std::fmt;
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crate::block_on::{Stalled, block_on};
use crate::core::Core;
use crate::host::{Host, Parked};
use crate::trace::Sink;
use crate::turn::Entered;
use crate::{Handle, Instant, Numbers, Task};

/// A cooperative executor for one thread.
///
/// Jobs (polls of tasks, and callbacks) stand in one ready queue, first in, first out. A **turn** moves
/// every timer that is due to the end of the queue and then runs exactly the jobs that were ready when
/// it began; what they wake runs in the next turn. This is the rule of CPython's `asyncio`
/// (`BaseEventLoop._run_once`), and it makes the order of events something one can reason about.
///
/// Dropping the executor drops the futures of all its tasks and all its callbacks; who awaits one of
/// those tasks elsewhere gets [`Cancelled`](crate::Cancelled).
///
/// ```
/// use interleave::{sleep, Executor, VirtualHost};
/// use std::time::Duration;
///
/// let executor = Executor::new(VirtualHost::new());
/// let slow = executor.spawn(async {
///     sleep(Duration::from_secs(2)).await;
///     "slow"
/// });
/// let quick = executor.spawn(async { "quick" });
/// executor.block_on(async {
///     assert_eq!(quick.await, Ok("quick")); // while the other one sleeps
///     assert_eq!(slow.await, Ok("slow"));
/// });
/// ```
pub struct Executor {
    handle: Handle,
}

/// What an executor needs next, as [`Executor::turn`] and [`Executor::step`] return it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Another turn, at once: there are jobs in the ready queue.
    Ready,
    /// A turn at this time, or earlier if [`Host::wake`] is called.
    At(Instant),
    /// Nothing, until [`Host::wake`] is called.
    Idle,
}

impl Executor {
    /// An executor on `host`'s clock.
    ///
    /// ```
    /// # use interleave::{Executor, ThreadHost};
    /// let executor = Executor::new(ThreadHost::new());
    /// assert_eq!(executor.block_on(async { 1 + 1 }), 2);
    /// ```
    #[must_use]
    pub fn new(host: Arc<dyn Host>) -> Executor {
        Executor::numbered(host, None, &Numbers::new())
    }

    /// An executor that tells `sink` everything it does. Without a sink, tracing costs one untaken branch
    /// an event.
    ///
    /// ```
    /// # use interleave::{trace::Recorder, Executor, VirtualHost};
    /// let recorder = Recorder::new();
    /// let executor = Executor::with_trace(VirtualHost::new(), recorder.clone());
    /// executor.spawn(async {}).detach();
    /// assert_eq!(recorder.take().len(), 2); // spawned, woken
    /// ```
    #[must_use]
    pub fn with_trace(host: Arc<dyn Host>, sink: Arc<dyn Sink>) -> Executor {
        Executor::numbered(host, Some(sink), &Numbers::new())
    }

    /// An executor whose numbers go on from those of others, for several that tell the same sink.
    ///
    /// ```
    /// # use interleave::{Executor, Numbers, VirtualHost};
    /// let numbers = Numbers::new();
    /// let first = Executor::numbered(VirtualHost::new(), None, &numbers);
    /// let second = Executor::numbered(VirtualHost::new(), None, &numbers);
    /// assert_eq!(first.spawn(async {}).id().get(), 1);
    /// assert_eq!(second.spawn(async {}).id().get(), 2);
    /// ```
    #[must_use]
    pub fn numbered(
        host: Arc<dyn Host>,
        sink: Option<Arc<dyn Sink>>,
        numbers: &Numbers,
    ) -> Executor {
        Executor {
            handle: Handle {
                core: Core::new(host, sink, numbers.clone()),
            },
        }
    }

    fn core(&self) -> &Rc<Core> {
        &self.handle.core
    }

    /// A reference by which to make work for this executor, from anywhere on this thread.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.handle().call_soon(|| ());
    /// ```
    #[must_use]
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Spawns a task: [`Handle::spawn`].
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.spawn(async {}).detach();
    /// ```
    pub fn spawn<F>(&self, future: F) -> Task<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        self.handle.spawn(future)
    }

    /// Says from which length on a job counts as blocking the loop (default 50 ms) and stands in the
    /// trace as [`LoopBlocked`](crate::trace::EventKind::LoopBlocked).
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// # use std::time::Duration;
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.set_blocked_threshold(Duration::from_millis(100));
    /// ```
    pub fn set_blocked_threshold(&self, threshold: Duration) {
        self.core().set_blocked_threshold(threshold);
    }

    /// Lets timers fire one at a time and only when nothing is ready, as a browser's event loop does, rather
    /// than all that are due at the beginning of each turn, as asyncio's does (the default).
    ///
    /// Tasks that wake each other without end then keep timers from firing, as microtasks do in a browser.
    ///
    /// ```
    /// use interleave::{Executor, VirtualHost, yield_now};
    /// use std::time::Duration;
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.set_timers_last(true);
    /// executor.handle().call_later(Duration::ZERO, || println!("then the timer"));
    /// executor
    ///     .spawn(async {
    ///         yield_now().await;
    ///         yield_now().await;
    ///         println!("first the task");
    ///     })
    ///     .detach();
    /// executor.run_until_idle();
    /// ```
    pub fn set_timers_last(&self, last: bool) {
        self.core().timers_last.set(last);
    }

    /// What the executor needs now.
    ///
    /// ```
    /// use interleave::{Executor, Next, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// assert_eq!(executor.next(), Next::Idle);
    /// executor.spawn(async {}).detach();
    /// assert_eq!(executor.next(), Next::Ready);
    /// ```
    #[must_use]
    pub fn next(&self) -> Next {
        if self.core().ready_len() > 0 {
            return Next::Ready;
        }
        match self.core().next_deadline() {
            None | Some(Instant::FAR_FUTURE) => Next::Idle,
            Some(deadline) => Next::At(deadline),
        }
    }

    /// Runs one turn, or the rest of the turn that [`step`](Executor::step) began, and returns what is
    /// needed next. If a job calls [`Handle::interrupt`], the jobs behind it go back to the front of the ready queue.
    ///
    /// ```
    /// use interleave::{yield_now, Executor, Next, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.spawn(async { yield_now().await }).detach();
    /// assert_eq!(executor.turn(), Next::Ready);
    /// assert_eq!(executor.turn(), Next::Idle);
    /// ```
    ///
    /// # Panics
    ///
    /// If called from inside a job of this executor, and with whatever a callback panics with.
    pub fn turn(&self) -> Next {
        self.turn_with(&mut |_| ());
        self.next()
    }

    /// Runs one turn, for a driver that has done nothing that takes time since the last turn ended: the trace takes
    /// the end of that one for the beginning of this one, and reads no clock in between.
    ///
    /// ```
    /// use interleave::{yield_now, Executor, Next, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.spawn(async { yield_now().await }).detach();
    /// let mut next = executor.turn();
    /// while next == Next::Ready {
    ///     next = executor.turn_at_once();
    /// }
    /// ```
    ///
    /// # Panics
    ///
    /// As [`turn`](Executor::turn).
    pub fn turn_at_once(&self) -> Next {
        self.turn_in(self.core().enter_at_once(), &mut |_| ());
        self.next()
    }

    /// Runs one turn; `root` polls the future of a `block_on`.
    pub(crate) fn turn_with(&self, root: &mut dyn FnMut(u64)) {
        self.turn_in(self.core().enter(), root);
    }

    /// Whether there was a job in it.
    fn turn_in(&self, entered: Entered, root: &mut dyn FnMut(u64)) -> bool {
        let core = self.core();
        core.interrupted.set(false);
        let mut ran = false;
        if core.begin_turn() {
            while let Some(job) = core.next_job() {
                ran |= core.run(job, root);
                if core.interrupted.get() {
                    core.end_turn_early();
                }
            }
        }
        drop(entered);
        ran
    }

    /// Whether a turn is under way of which jobs are left: [`step`](Executor::step) began it, or one that was held.
    ///
    /// ```
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.handle().call_soon(|| ());
    /// executor.handle().call_soon(|| ());
    /// assert!(!executor.is_within_turn());
    /// executor.step();
    /// assert!(executor.is_within_turn());
    /// executor.turn();
    /// assert!(!executor.is_within_turn());
    /// ```
    #[must_use]
    pub fn is_within_turn(&self) -> bool {
        !self.core().batch.borrow().is_empty()
    }

    /// Runs a turn, or the rest of one, for whoever holds the program. Whether a job ran.
    pub(crate) fn run_turn(&self) -> bool {
        self.turn_in(self.core().enter(), &mut |_| ())
    }

    /// Runs one job, for whoever holds the program: places of the queue whose callback was taken back since are none.
    /// Whether there was one.
    pub(crate) fn run_one(&self) -> bool {
        let core = self.core();
        let entered = core.enter();
        core.interrupted.set(false);
        let mut ran = false;
        while !ran && core.begin_turn() {
            if let Some(job) = core.next_job() {
                ran = core.run(job, &mut |_| ());
            }
        }
        drop(entered);
        ran
    }

    /// Runs one job: the next one of the turn that is under way, or the first of a new turn.
    ///
    /// ```
    /// use interleave::{Executor, Next, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// executor.handle().call_soon(|| println!("first"));
    /// executor.handle().call_soon(|| println!("second"));
    /// assert_eq!(executor.step(), Next::Ready);
    /// assert_eq!(executor.step(), Next::Idle);
    /// ```
    ///
    /// # Panics
    ///
    /// As [`turn`](Executor::turn).
    pub fn step(&self) -> Next {
        self.run_jobs(1)
    }

    /// Runs jobs, over as many turns as they take, until there were `jobs` of them, nothing is ready, or one of
    /// them called [`Handle::interrupt`]. A turn that is left unfinished goes on with the next call.
    ///
    /// For hosts that have to give the thread back every few milliseconds, however long a turn is.
    ///
    /// ```
    /// use interleave::{Executor, Next, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// for _ in 0..10 {
    ///     executor.handle().call_soon(|| ());
    /// }
    /// assert_eq!(executor.run_jobs(7), Next::Ready);
    /// assert_eq!(executor.handle().ready_len(), 3);
    /// assert_eq!(executor.turn(), Next::Idle);
    /// ```
    ///
    /// # Panics
    ///
    /// As [`turn`](Executor::turn).
    pub fn run_jobs(&self, jobs: usize) -> Next {
        let core = self.core();
        let entered = core.enter();
        core.interrupted.set(false);
        for _ in 0..jobs {
            if !core.begin_turn() {
                break;
            }
            if let Some(job) = core.next_job() {
                core.run(job, &mut |_| ());
            }
            if core.interrupted.get() {
                break;
            }
        }
        drop(entered);
        self.next()
    }

    /// Runs turns, and lets the host wait for timers in between, until nothing is ready and no timer is
    /// set. Tasks that wait for something else are left as they are.
    ///
    /// ```
    /// use interleave::{sleep, Executor, VirtualHost};
    /// use std::time::Duration;
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let task = executor.spawn(async { sleep(Duration::from_secs(3600)).await });
    /// executor.run_until_idle();
    /// assert!(task.is_finished());
    /// ```
    ///
    /// # Panics
    ///
    /// As [`turn`](Executor::turn).
    pub fn run_until_idle(&self) {
        loop {
            match self.turn() {
                Next::Ready => {}
                Next::Idle => return,
                Next::At(deadline) => match self.park(Some(deadline)) {
                    Parked::Again => {}
                    Parked::Stuck => return,
                },
            }
        }
    }

    pub(crate) fn park(&self, until: Option<Instant>) -> Parked {
        self.core().ready.host.park(until)
    }

    /// Runs the executor until `future` is ready and returns its result.
    ///
    /// The future counts as a task; it is polled in the order of the ready queue like any other. The
    /// turn in which it ends is run to its end. Other tasks stay where they are and go on the next time
    /// the executor is driven.
    ///
    /// ```
    /// use interleave::{sleep, Executor, ThreadHost};
    /// use std::time::Duration;
    ///
    /// let executor = Executor::new(ThreadHost::new());
    /// let words = vec!["borrowed", "data"]; // the future need not be 'static
    /// let count = executor.block_on(async {
    ///     sleep(Duration::from_millis(1)).await;
    ///     words.len()
    /// });
    /// assert_eq!(count, 2);
    /// ```
    ///
    /// # Panics
    ///
    /// As [`turn`](Executor::turn); and where the future can never be ready, because nothing is ready, no
    /// timer is set and the host says that nobody else will wake it. [`try_block_on`](Executor::try_block_on)
    /// returns that as an error.
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        match self.try_block_on(future) {
            Ok(output) => output,
            Err(stalled) => panic!("{stalled}"),
        }
    }

    /// [`block_on`](Executor::block_on) for a future that may wait forever.
    ///
    /// ```
    /// use interleave::{Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let stalled = executor.try_block_on(std::future::pending::<()>()).unwrap_err();
    /// assert!(stalled.to_string().starts_with("nothing is ready and no timer is set"));
    /// ```
    ///
    /// # Errors
    ///
    /// [`Stalled`], with the tasks that wait.
    ///
    /// # Panics
    ///
    /// As [`turn`](Executor::turn).
    pub fn try_block_on<F: Future>(&self, future: F) -> Result<F::Output, Stalled> {
        block_on(self, future)
    }
}

impl Drop for Executor {
    fn drop(&mut self) {
        self.core().close();
    }
}

impl fmt::Debug for Executor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Executor")
            .field("handle", &self.handle)
            .finish()
    }
}
