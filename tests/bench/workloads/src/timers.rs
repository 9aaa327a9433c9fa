//! Sleeping, and setting timers that never fire.

use std::future::Future;
use std::pin::Pin;
use std::task::Poll;

use futures::future::poll_fn;

use crate::Runtime;
use crate::clock::now;

/// How many distinct times the sleeps have.
const DISTINCT: u32 = 1000;

/// Longer than any measurement takes.
const LONG: u32 = 600_000;

/// `size` tasks sleep, over 1 to 1000 milliseconds, each milliseconds' sleepers spread over all tasks.
/// Gives the milliseconds by which each came late; less than zero, by which it came early.
pub(crate) async fn sleeps<R: Runtime>(size: u32) -> Vec<f64> {
    let tasks: Vec<_> = (0..size)
        .map(|number| {
            // 387 and 1000 have no common factor, so this goes through all of them, out of order.
            let milliseconds = number.wrapping_mul(387) % DISTINCT + 1;
            R::spawn(async move {
                let start = now();
                R::sleep(milliseconds).await;
                now() - start - f64::from(milliseconds)
            })
        })
        .collect();
    let mut lateness = Vec::with_capacity(tasks.len());
    for task in tasks {
        lateness.push(R::join(task).await);
    }
    lateness
}

/// Sets `size` timers, by polling a sleep each, and takes all of them back. Gives how many were set.
pub(crate) async fn insert_cancel<R: Runtime>(size: u32) -> Vec<f64> {
    let mut sleeps: Vec<Pin<Box<dyn Future<Output = ()>>>> = (0..size)
        .map(|number| Box::pin(R::sleep(LONG + number)) as _)
        .collect();
    let set = poll_fn(|context| {
        let mut set = 0;
        for sleep in &mut sleeps {
            set += u32::from(sleep.as_mut().poll(context).is_pending());
        }
        Poll::Ready(set)
    })
    .await;
    drop(sleeps);
    vec![f64::from(set)]
}
