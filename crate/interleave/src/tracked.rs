//! The wrapper around every task's future: it keeps the task table right and notes how a poll ended.
//! Knows the core; knows nothing of handles or results.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

use crate::core::Core;

pin_project! {
    pub(crate) struct Tracked<F> {
        #[pin]
        future: F,
        // After the future, so that the future is dropped while the task is still in the table.
        entry: Entry,
    }
}

impl<F> Tracked<F> {
    pub(crate) fn new(future: F, core: Rc<Core>, slot: usize) -> Tracked<F> {
        Tracked {
            future,
            entry: Entry {
                core,
                slot,
                waited: false,
            },
        }
    }
}

impl<F: Future> Future for Tracked<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        this.entry.core.polling();
        let poll = this.future.poll(cx);
        this.entry.core.polled(poll.is_ready());
        if poll.is_pending() && !this.entry.waited {
            this.entry.waited = true;
            this.entry.core.first_wait(this.entry.slot, cx.waker());
        }
        poll
    }
}

/// The task's place in the table, given up when the future is dropped.
struct Entry {
    core: Rc<Core>,
    slot: usize,
    /// Whether the table knows the waker.
    waited: bool,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.core.remove_task(self.slot);
    }
}
