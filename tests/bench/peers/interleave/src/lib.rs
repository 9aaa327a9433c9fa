//! Interleave, driven by the browser as crate/web does it.

use std::future::Future;
use std::time::Duration;

use interleave::Task;
use workloads::Runtime;

struct Interleave;

impl Runtime for Interleave {
    type Task<T: 'static> = Task<T>;

    fn spawn<F: Future + 'static>(future: F) -> Task<F::Output> {
        interleave::spawn(future)
    }

    async fn join<T: 'static>(task: Task<T>) -> T {
        task.await.expect("a task of a workload ends")
    }

    fn detach(future: impl Future<Output = ()> + 'static) {
        interleave_web::spawn(future).detach();
    }

    fn sleep(milliseconds: u32) -> impl Future<Output = ()> + 'static {
        interleave::sleep(Duration::from_millis(milliseconds.into()))
    }

    fn yield_now() -> impl Future<Output = ()> {
        interleave::yield_now()
    }
}

workloads::peer!(Interleave);
