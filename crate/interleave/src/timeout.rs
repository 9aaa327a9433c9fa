//! A limit on how long to wait for something.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use pin_project_lite::pin_project;

use crate::sleep::{Sleep, sleep};

/// Waits for `future`, but no longer than `limit`, counted from this call.
///
/// When the time is up the future is dropped together with the `Timeout`; a [`Task`](crate::Task) given
/// to it is thereby cancelled. If both happen in one turn, the result wins.
///
/// ```
/// use interleave::{sleep, timeout, Elapsed, Executor, VirtualHost};
/// use std::time::Duration;
///
/// let executor = Executor::new(VirtualHost::new());
/// executor.block_on(async {
///     let second = Duration::from_secs(1);
///     assert_eq!(timeout(second, sleep(2 * second)).await, Err(Elapsed));
///     assert_eq!(timeout(second, async { "in time" }).await, Ok("in time"));
/// });
/// ```
///
/// # Panics
///
/// If no executor runs on this thread.
#[track_caller]
pub fn timeout<F: Future>(limit: Duration, future: F) -> Timeout<F> {
    Timeout {
        future,
        limit: sleep(limit),
    }
}

pin_project! {
    /// See [`timeout`].
    #[must_use = "futures do nothing unless awaited"]
    #[derive(Debug)]
    pub struct Timeout<F> {
        #[pin]
        future: F,
        limit: Sleep,
    }
}

impl<F: Future> Future for Timeout<F> {
    type Output = Result<F::Output, Elapsed>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        if let Poll::Ready(output) = this.future.poll(cx) {
            return Poll::Ready(Ok(output));
        }
        Pin::new(this.limit).poll(cx).map(|()| Err(Elapsed))
    }
}

/// The time given to [`timeout`] was up first.
///
/// ```
/// # use interleave::Elapsed;
/// assert_eq!(Elapsed.to_string(), "the time limit was reached");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed;

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the time limit was reached")
    }
}

impl Error for Elapsed {}
