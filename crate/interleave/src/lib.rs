//! placeholder docs
#![forbid(unsafe_code)]

mod block_on;
mod call_handle;
mod calls;
mod core;
mod current;
mod deferred;
mod executor;
mod handle;
mod host;
mod ids;
mod instant;
mod interval;
mod ready;
mod sleep;
mod spawner;
mod task;
mod timeout;
mod timers;
pub mod trace;
mod tracer;
mod tracked;
mod yield_now;

pub use block_on::Stalled;
pub use call_handle::CallHandle;
pub use deferred::{AlreadyDone, Deferred, DoneCallback, Failure};
pub use executor::{Executor, Next};
pub use handle::{Handle, TaskInfo};
#[cfg(not(target_family = "wasm"))]
pub use host::ThreadHost;
pub use host::{Host, Parked, VirtualHost};
pub use ids::{CallId, FutureId, TaskId, TimerId};
pub use instant::Instant;
pub use interval::{Interval, interval};
pub use sleep::{Sleep, now, sleep, sleep_until};
pub use spawner::Spawner;
pub use task::{Cancelled, Task};
pub use timeout::{Elapsed, Timeout, timeout};
pub use yield_now::{YieldNow, yield_now};

use std::future::Future;

/// Spawns a task on the executor whose job runs now.
///
/// ```
/// use interleave::{spawn, Executor, VirtualHost};
///
/// let executor = Executor::new(VirtualHost::new());
/// assert_eq!(executor.block_on(async { spawn(async { 42 }).await }), Ok(42));
/// ```
///
/// # Panics
///
/// If no executor runs on this thread; [`Handle::spawn`] and [`Executor::spawn`] work anywhere.
#[track_caller]
pub fn spawn<F>(future: F) -> Task<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    Handle::current().spawn(future)
}
