//! `wasm_bindgen_futures::spawn_local`, with sleeps of `gloo-timers`.
//!
//! It has no handles to join by, so a task's result comes through a oneshot channel, and no yield, so a
//! task wakes itself once, as `yield_now` of smol, async-std and embassy do.

use std::future::Future;
use std::task::Poll;

use futures::channel::oneshot;
use futures::future::poll_fn;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use workloads::Runtime;

struct SpawnLocal;

impl Runtime for SpawnLocal {
    type Task<T: 'static> = oneshot::Receiver<T>;

    fn spawn<F: Future + 'static>(future: F) -> oneshot::Receiver<F::Output> {
        let (sender, receiver) = oneshot::channel();
        spawn_local(async move {
            // Nobody may be waiting any more.
            let _ = sender.send(future.await);
        });
        receiver
    }

    async fn join<T: 'static>(task: oneshot::Receiver<T>) -> T {
        task.await.expect("a task of a workload ends")
    }

    fn detach(future: impl Future<Output = ()> + 'static) {
        spawn_local(future);
    }

    fn sleep(milliseconds: u32) -> impl Future<Output = ()> + 'static {
        TimeoutFuture::new(milliseconds)
    }

    async fn yield_now() {
        let mut yielded = false;
        poll_fn(|context| {
            if yielded {
                return Poll::Ready(());
            }
            yielded = true;
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
    }
}

workloads::peer!(SpawnLocal);
