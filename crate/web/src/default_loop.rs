//! The loop of this thread, for those who need no other. Knows only how to find it.

use std::cell::OnceCell;
use std::future::Future;

use interleave::{Handle, Task};

use crate::BrowserLoop;

thread_local! {
    static DEFAULT: OnceCell<BrowserLoop> = const { OnceCell::new() };
}

pub(crate) fn with<T>(use_it: impl FnOnce(&BrowserLoop) -> T) -> T {
    DEFAULT.with(|default| use_it(default.get_or_init(BrowserLoop::new)))
}

/// Spawns a task on this thread's loop.
///
/// ```no_run
/// interleave_web::spawn(async {
///     interleave::sleep(std::time::Duration::from_millis(300)).await;
/// })
/// .detach();
/// ```
pub fn spawn<F>(future: F) -> Task<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    with(|default| default.spawn(future))
}

/// This thread's loop, as a reference by which to make work for it. The loop is made at first use and
/// lasts as long as the page or the worker.
///
/// ```no_run
/// use std::time::Duration;
///
/// interleave_web::handle().call_later(Duration::from_secs(1), || ());
/// ```
#[must_use]
pub fn handle() -> Handle {
    with(BrowserLoop::handle)
}
