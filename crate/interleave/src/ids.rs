//! The numbers by which things are told apart in a trace. Knows nothing of what they name.

use std::cell::Cell;
use std::fmt;
use std::num::NonZeroU64;
use std::rc::Rc;

/// Where the numbers of an executor come from.
///
/// Executors that share them never give a number twice, so that one sink can tell apart what they speak of:
/// [`Executor::numbered`](crate::Executor::numbered).
#[derive(Clone, Debug, Default)]
pub struct Numbers(pub(crate) Rc<Counters>);

/// The last number given, of each kind.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) tasks: Cell<u64>,
    pub(crate) calls: Cell<u64>,
    pub(crate) timers: Cell<u64>,
    pub(crate) futures: Cell<u64>,
    pub(crate) resources: Cell<u64>,
    pub(crate) turns: Cell<u64>,
}

impl Numbers {
    /// Numbers from 1.
    #[must_use]
    pub fn new() -> Numbers {
        Numbers::default()
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $word:literal) => {
        $(#[$doc])*
        ///
        /// Numbers count from 1 within one executor, or within those that share their [`Numbers`], and are never
        /// used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU64);

        impl $name {
            /// The number after `last`, which is kept in a counter that starts at 0.
            pub(crate) fn after(last: &Cell<u64>) -> Self {
                let number = NonZeroU64::MIN.saturating_add(last.get());
                last.set(number.get());
                Self(number)
            }

            /// The one with this number, for whoever keeps it bare; none has 0.
            #[must_use]
            pub fn from_number(number: u64) -> Option<Self> {
                NonZeroU64::new(number).map(Self)
            }

            /// The bare number.
            #[must_use]
            pub const fn get(self) -> u64 {
                self.0.get()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($word, "-{}"), self.0)
            }
        }
    };
}

id!(
    /// Names one task: "task-1".
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// assert_eq!(executor.spawn(async {}).id().to_string(), "task-1");
    /// ```
    TaskId,
    "task"
);
id!(
    /// Names one callback given to `call_soon`, `call_later` or `call_at`: "callback-1".
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let call = executor.handle().call_soon(|| ());
    /// assert_eq!(call.id().unwrap().to_string(), "callback-1");
    /// ```
    CallId,
    "callback"
);
id!(
    /// Names one armed timer: "timer-1". Timers are numbered in the order in which they were armed,
    /// which is also the order in which equal deadlines fire.
    ///
    /// ```
    /// use interleave::trace::{EventKind, Recorder};
    /// use interleave::{Executor, VirtualHost};
    /// use std::time::Duration;
    ///
    /// let recorder = Recorder::new();
    /// let executor = Executor::with_trace(VirtualHost::new(), recorder.clone());
    /// executor.handle().call_later(Duration::from_secs(1), || ());
    /// let EventKind::TimerArmed { timer, .. } = recorder.take()[0].kind else { unreachable!() };
    /// assert_eq!(timer.to_string(), "timer-1");
    /// ```
    TimerId,
    "timer"
);
id!(
    /// Names one [`Deferred`](crate::Deferred): "future-1".
    ///
    /// ```
    /// # use interleave::{Deferred, Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// let future: Deferred<()> = executor.handle().deferred();
    /// assert_eq!(future.id().get(), 1);
    /// ```
    FutureId,
    "future"
);
id!(
    /// Names one thing that tasks wait at, as its owner numbers it: a lock, a queue: "resource-1".
    ///
    /// ```
    /// # use interleave::{Executor, VirtualHost};
    /// let executor = Executor::new(VirtualHost::new());
    /// assert_eq!(executor.handle().resource().to_string(), "resource-1");
    /// ```
    ResourceId,
    "resource"
);
