//! A callback that was handed to the loop, as its owner holds it. CPython's `asyncio.Handle` and
//! `TimerHandle` (`Lib/asyncio/events.py`).

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use crate::core::Core;
use crate::{CallId, Instant, TimerId};

/// Cancels a callback given to [`Handle::call_soon`](crate::Handle::call_soon),
/// [`call_later`](crate::Handle::call_later) or [`call_at`](crate::Handle::call_at).
///
/// Dropping it changes nothing: the callback still runs.
///
/// ```
/// use interleave::{Executor, VirtualHost};
/// use std::time::Duration;
///
/// let executor = Executor::new(VirtualHost::new());
/// let handle = executor.handle();
/// let call = handle.call_later(Duration::from_secs(1), || unreachable!());
/// assert!(call.cancel());
/// executor.run_until_idle();
/// ```
pub struct CallHandle {
    core: Rc<Core>,
    /// Where the callback stands; `None` if the executor was gone when it was handed over.
    place: Option<(usize, CallId)>,
    when: Option<Instant>,
    cancelled: Cell<bool>,
}

impl CallHandle {
    pub(crate) fn new(
        core: Rc<Core>,
        place: Option<(usize, CallId)>,
        when: Option<Instant>,
    ) -> CallHandle {
        CallHandle {
            cancelled: Cell::new(place.is_none()),
            core,
            place,
            when,
        }
    }

    /// Its number, by which the trace speaks of it; `None` if the executor was gone already.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// assert_eq!(executor.handle().call_soon(|| ()).id().unwrap().get(), 1);
    /// ```
    #[must_use]
    pub fn id(&self) -> Option<CallId> {
        self.place.map(|(_, id)| id)
    }

    /// When it is due; `None` for `call_soon`.
    ///
    /// ```
    /// # use interleave::{Executor, Instant, VirtualHost};
    /// # use std::time::Duration;
    /// let executor = Executor::new(VirtualHost::new());
    /// let second = Duration::from_secs(1);
    /// let call = executor.handle().call_later(second, || ());
    /// assert_eq!(call.when(), Some(Instant::ZERO + second));
    /// ```
    #[must_use]
    pub fn when(&self) -> Option<Instant> {
        self.when
    }

    /// The number of the timer that it waits for; `None` once that has fired or was taken back, and for `call_soon`.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// # use std::time::Duration;
    /// let executor = Executor::new(VirtualHost::new());
    /// let call = executor.handle().call_later(Duration::from_secs(1), || ());
    /// assert_eq!(call.timer().unwrap().get(), 1);
    /// executor.run_until_idle();
    /// assert_eq!(call.timer(), None);
    /// ```
    #[must_use]
    pub fn timer(&self) -> Option<TimerId> {
        let (slot, id) = self.place?;
        self.core.timer_of_call(slot, id)
    }

    /// Whether it still waits to be run.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let call = executor.handle().call_soon(|| ());
    /// assert!(call.is_pending());
    /// executor.turn();
    /// assert!(!call.is_pending());
    /// ```
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.place
            .is_some_and(|(slot, id)| self.core.call_is_pending(slot, id))
    }

    /// Whether [`cancel`](CallHandle::cancel) kept it from running.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let call = executor.handle().call_soon(|| ());
    /// call.cancel();
    /// assert!(call.is_cancelled());
    /// ```
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.get()
    }

    /// Takes the callback back and drops it at once. Returns whether there was still something to take.
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let call = executor.handle().call_soon(|| ());
    /// assert!(call.cancel());
    /// assert!(!call.cancel());
    /// ```
    pub fn cancel(&self) -> bool {
        let cancelled = self
            .place
            .is_some_and(|(slot, id)| self.core.cancel_call(slot, id));
        if cancelled {
            self.cancelled.set(true);
        }
        cancelled
    }
}

impl fmt::Debug for CallHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallHandle")
            .field("id", &self.id())
            .field("when", &self.when)
            .field("pending", &self.is_pending())
            .finish()
    }
}
