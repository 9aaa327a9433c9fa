//! `wasmtimer`: one heap of timers, with its own sleeps. Its tasks are those of `spawn_local`, which is a
//! peer of its own: only the workloads with timers are run here.

use std::future::Future;
use std::task::Poll;
use std::time::Duration;

use futures::channel::oneshot;
use futures::future::poll_fn;
use wasm_bindgen_futures::spawn_local;
use workloads::Runtime;

struct Wasmtimer;

impl Runtime for Wasmtimer {
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
        wasmtimer::tokio::sleep(Duration::from_millis(milliseconds.into()))
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

workloads::peer!(Wasmtimer);
