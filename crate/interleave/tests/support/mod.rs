//! What the tests share: a log that jobs write to, and counters of polls and drops.
#![allow(dead_code, reason = "not every test file uses all of it")]

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use interleave::{Executor, VirtualHost};

pub fn executor() -> (Executor, Arc<VirtualHost>) {
    let host = VirtualHost::new();
    (Executor::new(host.clone()), host)
}

pub const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// An ordered record of what happened.
#[derive(Clone, Default)]
pub struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    pub fn new() -> Log {
        Log::default()
    }

    pub fn add(&self, entry: impl Into<String>) {
        self.0.borrow_mut().push(entry.into());
    }

    /// A callback that adds `entry`.
    pub fn adds(&self, entry: impl Into<String>) -> impl FnOnce() + 'static {
        let (log, entry) = (self.clone(), entry.into());
        move || log.add(entry)
    }

    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.borrow_mut())
    }

    #[track_caller]
    pub fn expect(&self, expected: &[&str]) {
        assert_eq!(self.take(), expected);
    }
}

/// Calls back when it is dropped.
pub struct OnDrop<F: FnMut()>(pub F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// Counts how often a future is polled and dropped.
#[derive(Clone, Default)]
pub struct Counts {
    pub polls: Rc<Cell<usize>>,
    pub drops: Rc<Cell<usize>>,
}

impl Counts {
    pub fn get(&self) -> (usize, usize) {
        (self.polls.get(), self.drops.get())
    }

    /// Wraps a future so that it is counted.
    pub fn count<F: Future + Unpin>(&self, future: F) -> Counted<F> {
        Counted {
            future,
            counts: self.clone(),
        }
    }
}

pub struct Counted<F> {
    future: F,
    counts: Counts,
}

impl<F: Future + Unpin> Future for Counted<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        self.counts.polls.set(self.counts.polls.get() + 1);
        Pin::new(&mut self.future).poll(cx)
    }
}

impl<F> Drop for Counted<F> {
    fn drop(&mut self) {
        self.counts.drops.set(self.counts.drops.get() + 1);
    }
}
