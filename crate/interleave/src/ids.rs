//! The numbers by which things are told apart in a trace. Knows nothing of what they name.

use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $word:literal) => {
        $(#[$doc])*
        ///
        /// Numbers count from 1 within one executor and are never used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            pub(crate) const fn new(number: u64) -> Self {
                Self(number)
            }

            /// The bare number.
            #[must_use]
            pub const fn get(self) -> u64 {
                self.0
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
    TaskId,
    "task"
);
id!(
    /// Names one callback given to `call_soon`, `call_later` or `call_at`: "callback-1".
    CallId,
    "callback"
);
id!(
    /// Names one armed timer: "timer-1". Timers are numbered in the order in which they were armed,
    /// which is also the order in which equal deadlines fire.
    TimerId,
    "timer"
);
id!(
    /// Names one [`Deferred`](crate::Deferred): "future-1".
    FutureId,
    "future"
);
