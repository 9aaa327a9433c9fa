//! Driving until a future is ready.

mod support;

use std::future::pending;

use interleave::{Handle, Host, Instant, sleep, spawn, yield_now};
use support::{Log, executor, ms};

#[test]
fn the_root_future_takes_its_turn_like_any_task() {
    let (executor, _) = executor();
    let log = Log::new();
    let inner = log.clone();
    executor.handle().call_soon(log.adds("ready before"));
    executor.block_on(async {
        inner.add("root");
        let other = inner.clone();
        spawn(async move { other.add("child") }).detach();
        yield_now().await;
        inner.add("root again");
    });
    log.expect(&["ready before", "root", "child", "root again"]);
}

#[test]
fn other_tasks_stay_and_go_on_later() {
    let (executor, host) = executor();
    let log = Log::new();
    let inner = log.clone();
    executor
        .spawn(async move {
            sleep(ms(10)).await;
            inner.add("the other");
        })
        .detach();
    executor.block_on(async { sleep(ms(5)).await });
    log.expect(&[]);
    assert_eq!(host.now(), Instant::ZERO + ms(5));
    executor.run_until_idle();
    log.expect(&["the other"]);
}

#[test]
fn a_deadlock_is_reported_with_the_tasks_that_wait() {
    let (executor, _) = executor();
    let handle = executor.handle();
    let tasks: Vec<_> = (1..=12)
        .map(|n| handle.task().name(format!("w{n}")).spawn(pending::<()>()))
        .collect();
    let stalled = executor.try_block_on(pending::<()>()).unwrap_err();
    assert_eq!(stalled.tasks.len(), 12);
    assert_eq!(
        stalled.to_string(),
        "nothing is ready and no timer is set, so the future given to block_on waits forever; \
         12 other tasks wait too: task-1 (w1), task-2 (w2), task-3 (w3), task-4 (w4), task-5 (w5), \
         task-6 (w6), task-7 (w7), task-8 (w8), task-9 (w9), task-10 (w10) and 2 more"
    );
    drop(tasks);
}

#[test]
fn a_late_wake_of_an_earlier_root_is_ignored() {
    let (executor, _) = executor();
    let stray = executor.block_on(std::future::poll_fn(|cx| {
        std::task::Poll::Ready(cx.waker().clone())
    }));
    stray.wake();
    let log = Log::new();
    let inner = log.clone();
    executor.block_on(async move { inner.add("second root") });
    log.expect(&["second root"]);
}

#[test]
fn the_current_executor_is_known_only_while_it_runs() {
    assert!(Handle::try_current().is_none());
    let (executor, _) = executor();
    executor.block_on(async { assert!(Handle::try_current().is_some()) });
    assert!(Handle::try_current().is_none());
}

#[test]
#[should_panic(expected = "no executor runs on this thread")]
fn sleeping_without_an_executor_says_what_to_do() {
    drop(sleep(ms(1)));
}
