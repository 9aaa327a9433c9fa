//! What a workload may ask of a runtime.

use std::future::Future;

/// A runtime, as the workloads see it. Each method is what a person would write with that runtime.
pub trait Runtime: 'static {
    /// What a spawned task is joined by.
    type Task<T: 'static>: 'static;

    /// Starts a task whose result somebody will ask for.
    fn spawn<F>(future: F) -> Self::Task<F::Output>
    where
        F: Future + 'static;

    /// Waits for a task's result.
    fn join<T: 'static>(task: Self::Task<T>) -> impl Future<Output = T> + 'static;

    /// Starts a task that nobody waits for. Also called from outside of any task.
    fn detach(future: impl Future<Output = ()> + 'static);

    /// Waits.
    fn sleep(milliseconds: u32) -> impl Future<Output = ()> + 'static;

    /// Lets the other tasks run.
    fn yield_now() -> impl Future<Output = ()>;
}
