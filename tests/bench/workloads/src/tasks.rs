//! Starting tasks and waiting for them.

use std::cell::Cell;
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::join_all;

use crate::Runtime;

/// Starts `size` tasks that do nothing, then awaits one after the other. Gives the sum of their numbers.
pub(crate) async fn spawn_join<R: Runtime>(size: u32) -> Vec<f64> {
    let tasks: Vec<_> = (0..size)
        .map(|number| R::spawn(async move { number }))
        .collect();
    let mut sum = 0.0;
    for task in tasks {
        sum += f64::from(R::join(task).await);
    }
    vec![sum]
}

/// Starts `size` tasks that nobody awaits; the last one to run says so. Gives how many ran.
pub(crate) async fn spawn_detached<R: Runtime>(size: u32) -> Vec<f64> {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(Cell::new(Some(sender)));
    let ran = Rc::new(Cell::new(0));
    for _ in 0..size {
        let (sender, ran) = (sender.clone(), ran.clone());
        R::detach(async move {
            ran.set(ran.get() + 1);
            if ran.get() == size
                && let Some(sender) = sender.take()
            {
                let _ = sender.send(());
            }
        });
    }
    let _ = receiver.await;
    vec![f64::from(ran.get())]
}

/// Starts `size` tasks that each wait for a number of their own, hands the numbers out, and awaits all
/// tasks at once. Gives the sum of the numbers.
pub(crate) async fn fan_out<R: Runtime>(size: u32) -> Vec<f64> {
    let (senders, tasks): (Vec<_>, Vec<_>) = (0..size)
        .map(|_| {
            let (sender, receiver) = oneshot::channel::<u32>();
            let task = R::spawn(async move { receiver.await.unwrap_or(0) });
            (sender, task)
        })
        .unzip();
    let joined = join_all(tasks.into_iter().map(R::join));
    R::detach(async move {
        for (number, sender) in (0..size).zip(senders) {
            let _ = sender.send(number);
        }
    });
    vec![joined.await.into_iter().map(f64::from).sum()]
}
