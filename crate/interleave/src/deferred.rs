//! A future whose result somebody sets: asyncio's `Future` (`Lib/asyncio/futures.py`).

use std::cell::{OnceCell, RefCell};
use std::convert::Infallible;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::core::Core;
use crate::trace::{EventKind, Resolution, Wait};
use crate::waiters::Waiters;
use crate::{FutureId, Handle, TaskId};

/// The promise of a result: pending, then exactly once a value, an error, or cancelled.
///
/// It goes by the name `Future` in JavaScript and Python; here that would fight with
/// [`std::future::Future`], which it implements. A `Deferred` is a handle: its clones stand for one
/// result. Any number of tasks may await it, each with a clone, and callbacks may be added to it. All of
/// them, in the order in which they came, go through the ready queue when the result is set; nothing
/// runs inside [`set_result`](Deferred::set_result).
///
/// ```
/// use interleave::{spawn, Deferred, Executor, VirtualHost};
///
/// let executor = Executor::new(VirtualHost::new());
/// executor.block_on(async {
///     let future: Deferred<&str> = Deferred::new();
///     future.add_done_callback(|done| assert_eq!(done.result(), Some(Ok("future is done!"))));
///     let setter = future.clone();
///     spawn(async move { setter.set_result("future is done!").unwrap() }).detach();
///     assert_eq!(future.await, Ok("future is done!"));
/// });
/// ```
///
/// `E` is the type of error that [`set_error`](Deferred::set_error) takes; by default there is none.
pub struct Deferred<T: 'static, E: 'static = Infallible> {
    shared: Rc<Shared<T, E>>,
    /// Under which number this very handle waits.
    waiter: Option<u64>,
}

struct Shared<T: 'static, E: 'static> {
    core: Rc<Core>,
    id: FutureId,
    /// The task whose result this is, which the trace speaks of instead.
    task: Option<TaskId>,
    // Not behind the borrow below: reading it clones a value of the user's, which may call back in.
    outcome: OnceCell<Result<T, Failure<E>>>,
    waiters: RefCell<Waiters<Waiter<T, E>>>,
}

type Callback<T, E> = Box<dyn FnOnce(&Deferred<T, E>)>;

enum Waiter<T: 'static, E: 'static> {
    Task(Waker),
    Callback(Callback<T, E>),
}

impl<T: 'static, E: 'static> Deferred<T, E> {
    /// A pending future that belongs to the executor whose job runs now.
    ///
    /// ```
    /// # use interleave::{Deferred, Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// executor.block_on(async {
    ///     let future: Deferred<u8> = Deferred::new();
    ///     assert!(!future.is_done());
    /// });
    /// ```
    ///
    /// # Panics
    ///
    /// If no executor runs on this thread; [`Handle::deferred`] works anywhere.
    #[expect(clippy::new_without_default, reason = "it may panic")]
    #[must_use]
    #[track_caller]
    pub fn new() -> Deferred<T, E> {
        Deferred::with_core(Handle::current().core, None)
    }

    pub(crate) fn with_core(core: Rc<Core>, task: Option<TaskId>) -> Deferred<T, E> {
        let id = core.next_future_id();
        if task.is_none() {
            core.emit(|cause| EventKind::FutureCreated { future: id, cause });
        }
        Deferred {
            shared: Rc::new(Shared {
                core,
                id,
                task,
                outcome: OnceCell::new(),
                waiters: RefCell::new(Waiters::new()),
            }),
            waiter: None,
        }
    }

    /// Its number, by which the trace speaks of it.
    ///
    /// ```
    /// # use interleave::{Deferred, Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<u8> = executor.handle().deferred();
    /// assert_eq!(future.id().to_string(), "future-1");
    /// ```
    #[must_use]
    pub fn id(&self) -> FutureId {
        self.shared.id
    }

    /// Whether it has a result, failed, or was cancelled.
    ///
    /// ```
    /// # use interleave::{Deferred, Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<u8> = executor.handle().deferred();
    /// future.cancel();
    /// assert!(future.is_done());
    /// ```
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.shared.outcome.get().is_some()
    }

    /// Whether it was cancelled.
    ///
    /// ```
    /// # use interleave::{Deferred, Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<u8> = executor.handle().deferred();
    /// assert!(!future.is_cancelled());
    /// future.cancel();
    /// assert!(future.is_cancelled());
    /// ```
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self.shared.outcome.get(), Some(Err(Failure::Cancelled)))
    }

    /// Sets the value. What waits for it becomes ready.
    ///
    /// ```
    /// # use interleave::{AlreadyDone, Deferred, Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<u8> = executor.handle().deferred();
    /// assert_eq!(future.set_result(1), Ok(()));
    /// assert_eq!(future.set_result(2), Err(AlreadyDone(2)));
    /// ```
    ///
    /// # Errors
    ///
    /// [`AlreadyDone`], with the value in it, if the future is done.
    pub fn set_result(&self, value: T) -> Result<(), AlreadyDone<T>> {
        if self.is_done() {
            return Err(AlreadyDone(value));
        }
        self.complete(Ok(value), Resolution::Result);
        Ok(())
    }

    /// Makes it fail. What waits for it becomes ready.
    ///
    /// ```
    /// # use interleave::{Deferred, Executor, Failure, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<u8, &str> = executor.handle().deferred();
    /// future.set_error("no network").unwrap();
    /// assert_eq!(future.result(), Some(Err(Failure::Error("no network"))));
    /// ```
    ///
    /// # Errors
    ///
    /// [`AlreadyDone`], with the error in it, if the future is done.
    pub fn set_error(&self, error: E) -> Result<(), AlreadyDone<E>> {
        if self.is_done() {
            return Err(AlreadyDone(error));
        }
        self.complete(Err(Failure::Error(error)), Resolution::Error);
        Ok(())
    }

    /// Cancels it; returns false if it was done. What waits for it becomes ready and gets
    /// [`Failure::Cancelled`].
    ///
    /// ```
    /// # use interleave::{Deferred, Executor, Failure, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<u8> = executor.handle().deferred();
    /// assert!(future.cancel());
    /// assert_eq!(executor.block_on(future), Err(Failure::Cancelled));
    /// ```
    pub fn cancel(&self) -> bool {
        let pending = !self.is_done();
        if pending {
            self.complete(Err(Failure::Cancelled), Resolution::Cancelled);
        }
        pending
    }

    fn complete(&self, outcome: Result<T, Failure<E>>, resolution: Resolution) {
        let shared = &self.shared;
        let set = shared.outcome.set(outcome);
        debug_assert!(set.is_ok(), "callers check that it is pending");
        if shared.task.is_none() {
            shared.core.emit(|cause| EventKind::FutureResolved {
                future: shared.id,
                resolution,
                cause,
            });
        }
        let waiters = shared.waiters.borrow_mut().take_all();
        for waiter in waiters {
            match waiter {
                Waiter::Task(waker) => waker.wake(),
                Waiter::Callback(callback) => self.schedule(callback),
            }
        }
    }

    fn schedule(&self, callback: Callback<T, E>) {
        let done = self.clone();
        self.shared
            .core
            .call_soon(Box::new(move || callback(&done)));
    }

    fn add_waiter(&self, waiter: Waiter<T, E>) -> u64 {
        self.shared.waiters.borrow_mut().join(waiter)
    }

    /// Calls `callback` with this future once it is done, by way of the ready queue: also if it is done
    /// already. Callbacks run in the order in which they were added.
    ///
    /// ```
    /// use interleave::{Deferred, Executor, VirtualHost};
    ///
    /// let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<&str> = executor.handle().deferred();
    /// future.add_done_callback(|done| println!("{:?}", done.result()));
    /// future.set_result("future is done!").unwrap();
    /// executor.turn(); // prints only now
    /// ```
    pub fn add_done_callback(
        &self,
        callback: impl FnOnce(&Deferred<T, E>) + 'static,
    ) -> DoneCallback {
        let callback: Callback<T, E> = Box::new(callback);
        DoneCallback(if self.is_done() {
            self.schedule(callback);
            None
        } else {
            Some(self.add_waiter(Waiter::Callback(callback)))
        })
    }

    /// Takes back a callback; returns false if it is in the ready queue already, has run, or was taken
    /// back before.
    ///
    /// ```
    /// # use interleave::{Deferred, Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<u8> = executor.handle().deferred();
    /// let callback = future.add_done_callback(|_| unreachable!());
    /// assert!(future.remove_done_callback(&callback));
    /// future.set_result(1).unwrap();
    /// executor.run_until_idle();
    /// ```
    pub fn remove_done_callback(&self, callback: &DoneCallback) -> bool {
        callback.0.is_some_and(|number| self.remove_waiter(number))
    }

    fn remove_waiter(&self, number: u64) -> bool {
        let waiter = self.shared.waiters.borrow_mut().leave(number);
        waiter.is_some()
    }
}

impl<T: Clone + 'static, E: Clone + 'static> Deferred<T, E> {
    /// The result; `None` while it is pending.
    ///
    /// ```
    /// # use interleave::{Deferred, Executor, VirtualHost};
    /// # let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<u8> = executor.handle().deferred();
    /// assert_eq!(future.result(), None);
    /// future.set_result(1).unwrap();
    /// assert_eq!(future.result(), Some(Ok(1)));
    /// ```
    #[must_use]
    pub fn result(&self) -> Option<Result<T, Failure<E>>> {
        self.shared.outcome.get().cloned()
    }
}

impl<T: Clone + 'static, E: Clone + 'static> Future for Deferred<T, E> {
    type Output = Result<T, Failure<E>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if let Some(result) = self.result() {
            self.waiter = None;
            return Poll::Ready(result);
        }
        match self.waiter {
            None => self.waiter = Some(self.add_waiter(Waiter::Task(cx.waker().clone()))),
            Some(number) => {
                // It may wait in another task now; its place in the order stays.
                let waiter = Waiter::Task(cx.waker().clone());
                let old = self.shared.waiters.borrow_mut().replace(number, waiter);
                drop(old);
            }
        }
        let Shared { core, id, task, .. } = &*self.shared;
        core.waits_for(task.map_or(Wait::Future(*id), Wait::Task));
        Poll::Pending
    }
}

impl<T: 'static, E: 'static> Clone for Deferred<T, E> {
    fn clone(&self) -> Self {
        Deferred {
            shared: self.shared.clone(),
            waiter: None,
        }
    }
}

impl<T: 'static, E: 'static> Drop for Deferred<T, E> {
    fn drop(&mut self) {
        if let Some(number) = self.waiter {
            self.remove_waiter(number);
        }
    }
}

impl<T: 'static, E: 'static> fmt::Debug for Deferred<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.shared.outcome.get() {
            None => "pending",
            Some(Ok(_)) => "result",
            Some(Err(Failure::Error(_))) => "error",
            Some(Err(Failure::Cancelled)) => "cancelled",
        };
        f.debug_struct("Deferred")
            .field("id", &self.shared.id)
            .field("state", &state)
            .finish()
    }
}

/// Names a callback that was added to a [`Deferred`], for
/// [`remove_done_callback`](Deferred::remove_done_callback).
#[derive(Debug)]
pub struct DoneCallback(Option<u64>);

/// Why a [`Deferred`] has no value.
///
/// ```
/// # use interleave::Failure;
/// assert_eq!(Failure::Error("no network").to_string(), "no network");
/// assert_eq!(Failure::<&str>::Cancelled.to_string(), "the future was cancelled");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure<E> {
    /// [`set_error`](Deferred::set_error) was called.
    Error(E),
    /// [`cancel`](Deferred::cancel) was called.
    Cancelled,
}

impl<E: fmt::Display> fmt::Display for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Error(error) => error.fmt(f),
            Failure::Cancelled => f.write_str("the future was cancelled"),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> Error for Failure<E> {}

/// The [`Deferred`] had its result already; what was to be set is in here.
///
/// ```
/// # use interleave::AlreadyDone;
/// assert_eq!(AlreadyDone(1).to_string(), "the future is done already: a result is set only once");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AlreadyDone<V>(pub V);

impl<V> fmt::Debug for AlreadyDone<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AlreadyDone(..)")
    }
}

impl<V> fmt::Display for AlreadyDone<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the future is done already: a result is set only once")
    }
}

impl<V> Error for AlreadyDone<V> {}
