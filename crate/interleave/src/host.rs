//! What the runtime asks of the world outside: the time, and to be called again.
//!
//! Knows no operating system and no browser. Hosts that ship with the crate stand in the files below;
//! a browser's stands in `crate/web`.

#[cfg(not(target_family = "wasm"))]
mod thread;
mod virtual_clock;

#[cfg(not(target_family = "wasm"))]
pub use thread::ThreadHost;
pub use virtual_clock::VirtualHost;

use crate::Instant;

/// Supplies an [`Executor`](crate::Executor) with time and wake-ups.
///
/// An executor never looks at a clock of its own and never waits by itself: whoever owns the thread
/// does. There are two ways to be that owner.
///
/// * **The thread is yours** (a native program, a test): implement [`park`](Host::park) and let
///   [`Executor::block_on`](crate::Executor::block_on) drive.
/// * **The thread is somebody else's** (a browser): call
///   [`Executor::turn`](crate::Executor::turn) whenever [`wake`](Host::wake) was called, and do what the
///   [`Next`](crate::Next) that it returns says.
///
/// A host is `Send + Sync`, for a waker may be used on any thread.
///
/// ```
/// use interleave::{Executor, Host, Instant, Next};
/// use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
/// use std::sync::Arc;
///
/// /// A host that a main loop polls.
/// #[derive(Default)]
/// struct Flag(AtomicBool);
///
/// impl Host for Flag {
///     fn now(&self) -> Instant {
///         Instant::ZERO
///     }
///     fn wake(&self) {
///         self.0.store(true, Relaxed);
///     }
/// }
///
/// let host = Arc::new(Flag::default());
/// let executor = Executor::new(host.clone());
/// executor.spawn(async {}).detach();
/// assert!(host.0.load(Relaxed));
/// assert_eq!(executor.turn(), Next::Idle);
/// ```
pub trait Host: Send + Sync + 'static {
    /// The program time now. It must never go back.
    fn now(&self) -> Instant;

    /// Asks that [`Executor::turn`](crate::Executor::turn) be called soon.
    ///
    /// The executor calls this at most once between two turns, from whichever thread made the work,
    /// and never while a turn runs. It must not run the turn itself; but a turn has to come, even if
    /// the host finds that there is nothing to do yet, or the executor will not ask again.
    fn wake(&self);

    /// Blocks the thread until [`wake`](Host::wake) is called or `until` has come; `None` means that
    /// only a wake can end it. Returning early is harmless.
    ///
    /// The default is for hosts that cannot block: it says so at once.
    fn park(&self, until: Option<Instant>) -> Parked {
        let _ = until;
        Parked::Stuck
    }
}

/// What came of [`Host::park`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parked {
    /// Look again: the time has come, or something was woken.
    Again,
    /// Nothing will ever come: this host cannot block, or nobody is left who could wake it.
    Stuck,
}
