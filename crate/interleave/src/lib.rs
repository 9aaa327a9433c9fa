//! A cooperative executor for one thread, and a future whose result is set by hand.
//!
//! It is small, it runs anywhere, and it tells what it does: every task that is spawned, woken, run and
//! suspended stands in a [trace]. It reads no clock and never waits by itself; a [`Host`] supplies both,
//! so that the same program runs in real time, in a browser over `setTimeout`, or on a virtual clock on
//! which a day passes at once.
//!
//! # The idea, in three steps
//!
//! **An executor has a queue.** What stands in it is a *job*: a poll of a task, or a plain callback. A
//! *turn* runs the jobs that are ready when it begins, in order; what they make ready runs in the next.
//!
//! ```
//! use interleave::{Executor, Next, VirtualHost};
//!
//! let executor = Executor::new(VirtualHost::new());
//! let handle = executor.handle();
//! handle.call_soon(|| println!("first"));
//! let inner = handle.clone();
//! handle.call_soon(move || {
//!     println!("second");
//!     inner.call_soon(|| println!("in the next turn"));
//! });
//! assert_eq!(executor.turn(), Next::Ready); // prints first, second
//! assert_eq!(executor.turn(), Next::Idle);
//! ```
//!
//! **A task waits without holding up the queue.** While one sleeps, the others run. This takes two
//! seconds of program time rather than four, and no time at all on the virtual clock:
//!
//! ```
//! use interleave::{now, sleep, spawn, Executor, Instant, VirtualHost};
//! use std::time::Duration;
//!
//! async fn fetch_data(name: &'static str) -> &'static str {
//!     sleep(Duration::from_secs(2)).await; // the other tasks run meanwhile
//!     name
//! }
//!
//! let executor = Executor::new(VirtualHost::new());
//! executor.block_on(async {
//!     let a = spawn(fetch_data("a"));
//!     let b = spawn(fetch_data("b"));
//!     assert_eq!((a.await, b.await), (Ok("a"), Ok("b")));
//!     assert_eq!(now(), Instant::ZERO + Duration::from_secs(2));
//! });
//! ```
//!
//! **A future is the promise of a result.** A [`Deferred`] is pending until somebody sets its result;
//! tasks await it and callbacks are added to it, and setting the result makes them all ready:
//!
//! ```
//! use interleave::{spawn, Deferred, Executor, VirtualHost};
//!
//! let executor = Executor::new(VirtualHost::new());
//! executor.block_on(async {
//!     let future: Deferred<&str> = Deferred::new();
//!     future.add_done_callback(|done| println!("{:?}", done.result()));
//!     let reader = spawn({
//!         let future = future.clone();
//!         async move { future.await }
//!     });
//!     println!("resolving future...");
//!     future.set_result("future is done!").unwrap();
//!     assert_eq!(reader.await, Ok(Ok("future is done!")));
//! });
//! ```
//!
//! # Testing code that waits
//!
//! Give it a [`VirtualHost`]: sleeps end at exactly their deadline, in an order that is the same every
//! time, and nothing waits.
//!
//! # Working with other crates
//!
//! Tasks are ordinary futures, so locks and channels come from the crates that have them (`async-lock`,
//! `async-channel`, `futures::channel`), and joining and racing from the `futures` crate:
//!
//! ```
//! use futures::{future::join_all, FutureExt};
//! use interleave::{sleep, Executor, VirtualHost};
//! use std::time::Duration;
//!
//! let executor = Executor::new(VirtualHost::new());
//! executor.block_on(async {
//!     let second = Duration::from_secs(1);
//!     join_all((1..=3).map(|n| sleep(n * second))).await;
//!     futures::select! {
//!         () = sleep(second).fuse() => {}
//!         () = sleep(2 * second).fuse() => unreachable!(),
//!     }
//! });
//! ```

#![forbid(unsafe_code)]

mod block_on;
mod call_handle;
mod calls;
mod core;
mod current;
mod deferred;
mod executor;
mod foreign;
mod handle;
mod hold;
mod host;
mod ids;
mod instant;
mod interval;
mod job;
mod moment;
mod pace;
mod ready;
mod sleep;
mod spawner;
mod task;
mod timeout;
mod timers;
pub mod trace;
mod tracer;
mod tracked;
mod turn;
mod waiters;
mod yield_now;

pub use block_on::Stalled;
pub use call_handle::CallHandle;
pub use deferred::{AlreadyDone, Deferred, DoneCallback, Failure};
pub use executor::{Executor, Next};
pub use handle::{Handle, TaskInfo};
pub use hold::{Hold, Leave};
#[cfg(not(target_family = "wasm"))]
pub use host::ThreadHost;
pub use host::{Host, Parked, VirtualHost};
pub use ids::{CallId, FutureId, Numbers, ResourceId, TaskId, TimerId};
pub use instant::Instant;
pub use interval::{Interval, interval};
pub use pace::Pace;
pub use sleep::{Sleep, now, sleep, sleep_until};
pub use spawner::{Spawner, spawn};
pub use task::{Cancelled, Task};
pub use timeout::{Elapsed, Timeout, timeout};
pub use yield_now::{YieldNow, yield_now};
