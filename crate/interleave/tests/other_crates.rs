//! Locks, channels and combinators of other crates work as they are.

mod support;

use std::rc::Rc;

use async_lock::{Mutex, Semaphore};
use futures::{StreamExt, future, stream::FuturesUnordered};
use interleave::{Instant, now, sleep, spawn};
use support::{Log, executor, ms};

#[test]
fn a_producer_and_a_consumer_over_a_bounded_channel() {
    let (executor, _) = executor();
    let log = Log::new();
    let (sender, receiver) = async_channel::bounded(1);
    let inner = log.clone();
    executor
        .spawn(async move {
            for n in 1..=3 {
                sender.send(n).await.unwrap();
                inner.add(format!("sent {n}"));
            }
        })
        .detach();
    let inner = log.clone();
    executor.block_on(async move {
        while let Ok(n) = receiver.recv().await {
            inner.add(format!("received {n}"));
            sleep(ms(1)).await;
        }
    });
    log.expect(&[
        "sent 1",
        "received 1",
        "sent 2",
        "received 2",
        "sent 3",
        "received 3",
    ]);
}

#[test]
fn a_lock_keeps_tasks_apart() {
    let (executor, _) = executor();
    let lock = Rc::new(Mutex::new(0));
    executor.block_on(async {
        let tasks: Vec<_> = (0..10)
            .map(|_| {
                let lock = lock.clone();
                spawn(async move {
                    let mut value = lock.lock().await;
                    let read = *value;
                    sleep(ms(1)).await;
                    *value = read + 1;
                })
            })
            .collect();
        future::join_all(tasks).await;
        assert_eq!(*lock.lock().await, 10);
        assert_eq!(now(), Instant::ZERO + ms(10));
    });
}

#[test]
fn a_semaphore_limits_how_many_run() {
    let (executor, _) = executor();
    let permits = Rc::new(Semaphore::new(2));
    executor.block_on(async {
        let tasks: Vec<_> = (0..6)
            .map(|_| {
                let permits = permits.clone();
                spawn(async move {
                    let _permit = permits.acquire().await;
                    sleep(ms(10)).await;
                })
            })
            .collect();
        future::join_all(tasks).await;
        assert_eq!(now(), Instant::ZERO + ms(30));
    });
}

#[test]
fn a_set_of_futures_yields_them_as_they_finish() {
    let (executor, _) = executor();
    let order: Vec<u64> = executor.block_on(async {
        [30, 10, 20]
            .into_iter()
            .map(|delay| async move {
                sleep(ms(delay)).await;
                delay
            })
            .collect::<FuturesUnordered<_>>()
            .collect()
            .await
    });
    assert_eq!(order, [10, 20, 30]);
}
