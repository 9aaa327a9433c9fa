//! `tokio_with_wasm`: the names of tokio over `spawn_local`, promises and `setTimeout`.

use std::future::Future;
use std::time::Duration;

use tokio_with_wasm::alias as tokio;
use workloads::Runtime;

struct TokioWithWasm;

impl Runtime for TokioWithWasm {
    type Task<T: 'static> = tokio::task::JoinHandle<T>;

    fn spawn<F: Future + 'static>(future: F) -> tokio::task::JoinHandle<F::Output>
    where
        F::Output: 'static,
    {
        tokio::spawn(future)
    }

    async fn join<T: 'static>(task: tokio::task::JoinHandle<T>) -> T {
        task.await.expect("a task of a workload ends")
    }

    fn detach(future: impl Future<Output = ()> + 'static) {
        drop(tokio::spawn(future));
    }

    fn sleep(milliseconds: u32) -> impl Future<Output = ()> + 'static {
        tokio::time::sleep(Duration::from_millis(milliseconds.into()))
    }

    fn yield_now() -> impl Future<Output = ()> {
        tokio::task::yield_now()
    }
}

workloads::peer!(TokioWithWasm);
