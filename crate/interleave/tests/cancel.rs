//! Cancelling, detaching and dropping tasks: exact counts of polls and drops.

mod support;

use std::cell::RefCell;
use std::future::pending;
use std::rc::Rc;

use interleave::{Cancelled, Next, Task, sleep, spawn, yield_now};
use support::{Counts, Log, OnDrop, executor, ms};

#[test]
fn a_cancelled_task_is_dropped_on_the_executor_without_being_polled() {
    let (executor, _) = executor();
    let counts = Counts::default();
    let task = executor.spawn(counts.count(pending::<()>()));
    executor.turn();
    assert_eq!(counts.get(), (1, 0));
    assert!(task.cancel());
    assert_eq!(counts.get(), (1, 0), "not inside cancel");
    assert_eq!(executor.turn(), Next::Idle);
    assert_eq!(counts.get(), (1, 1));
    assert!(task.is_finished());
    assert_eq!(executor.block_on(task), Err(Cancelled));
}

#[test]
fn a_task_cancelled_before_its_first_poll_is_never_polled() {
    let (executor, _) = executor();
    let counts = Counts::default();
    let task = executor.spawn(counts.count(pending::<()>()));
    assert!(task.cancel());
    executor.turn();
    assert_eq!(counts.get(), (0, 1));
    assert_eq!(executor.block_on(task), Err(Cancelled));
}

#[test]
fn cancelling_again_or_after_the_end_changes_nothing() {
    let (executor, _) = executor();
    let task = executor.spawn(async { 1 });
    executor.turn();
    assert!(!task.cancel());
    assert_eq!(executor.block_on(task), Ok(1), "the result stands");

    let task = executor.spawn(pending::<()>());
    assert!(task.cancel());
    assert!(task.cancel(), "asked for already, not done yet");
    executor.turn();
    assert!(!task.cancel());
    assert_eq!(executor.block_on(task), Err(Cancelled));
}

#[test]
fn dropping_a_task_cancels_it() {
    let (executor, _) = executor();
    let counts = Counts::default();
    let task = executor.spawn(counts.count(pending::<()>()));
    executor.turn();
    drop(task);
    assert_eq!(counts.get(), (1, 0));
    executor.turn();
    assert_eq!(counts.get(), (1, 1));
}

#[test]
fn a_detached_task_runs_on() {
    let (executor, _) = executor();
    let log = Log::new();
    let inner = log.clone();
    executor
        .spawn(async move {
            sleep(ms(1)).await;
            inner.add("ran");
        })
        .detach();
    executor.run_until_idle();
    log.expect(&["ran"]);
}

#[test]
fn a_detached_task_lives_as_long_as_its_executor() {
    let (executor, _) = executor();
    let counts = Counts::default();
    // `pending` keeps no waker; the table of tasks does, so the future lives as long as the executor.
    executor.spawn(counts.count(pending::<()>())).detach();
    executor.run_until_idle();
    assert_eq!(counts.get(), (1, 0));
    drop(executor);
    assert_eq!(counts.get(), (1, 1));
}

#[test]
fn a_task_may_cancel_itself() {
    let (executor, _) = executor();
    let log = Log::new();
    let own: Rc<RefCell<Option<Task<()>>>> = Rc::default();
    let (inner, handle) = (log.clone(), own.clone());
    let task = executor.spawn(async move {
        handle.borrow().as_ref().unwrap().cancel();
        inner.add("goes on to its next wait");
        yield_now().await;
        inner.add("and no further");
    });
    own.replace(Some(task));
    executor.run_until_idle();
    log.expect(&["goes on to its next wait"]);
    let task = own.take().unwrap();
    assert_eq!(executor.block_on(task), Err(Cancelled));
}

#[test]
fn a_task_may_drop_its_own_handle() {
    let (executor, _) = executor();
    let counts = Counts::default();
    let own: Rc<RefCell<Option<Task<()>>>> = Rc::default();
    let handle = own.clone();
    let inner = counts.clone();
    let task = executor.spawn(async move {
        drop(handle.take());
        inner.count(pending::<()>()).await;
    });
    own.replace(Some(task));
    executor.run_until_idle();
    assert_eq!(counts.get(), (1, 1));
}

#[test]
fn cancelling_a_tree_drops_it_from_the_outside_in() {
    let (executor, _) = executor();
    let log = Log::new();
    let outer = log.clone();
    let task = executor.spawn(async move {
        let inner = outer.clone();
        let _outer = OnDrop(move || outer.add("outer dropped"));
        let child = spawn(async move {
            let _inner = OnDrop(move || inner.add("inner dropped"));
            pending::<()>().await;
        });
        child.await.unwrap();
    });
    executor.run_until_idle();
    task.cancel();
    executor.turn();
    log.expect(&["outer dropped"]);
    executor.turn();
    log.expect(&["inner dropped"]);
}

#[test]
fn who_awaits_a_cancelled_task_goes_on_only_when_it_is_gone() {
    let (executor, _) = executor();
    let log = Log::new();
    let inner = log.clone();
    let task = executor.spawn(async move {
        let _guard = OnDrop(move || inner.add("dropped"));
        pending::<()>().await;
    });
    executor.turn();
    let outer = log.clone();
    executor.block_on(async move {
        task.cancel();
        assert_eq!(task.await, Err(Cancelled));
        outer.add("awaited");
    });
    log.expect(&["dropped", "awaited"]);
}

#[test]
fn a_drop_may_wake_spawn_and_cancel() {
    let (executor, _) = executor();
    let log = Log::new();
    let other = Rc::new(RefCell::new(Some(executor.spawn(pending::<()>()))));
    let (inner, handle, victim) = (log.clone(), executor.handle(), other.clone());
    let task = executor.spawn(async move {
        let _guard = OnDrop(move || {
            let log = inner.clone();
            handle
                .spawn(async move { log.add("spawned in a drop") })
                .detach();
            handle.call_soon(inner.adds("called in a drop"));
            victim.borrow().as_ref().unwrap().cancel();
        });
        pending::<()>().await;
    });
    executor.run_until_idle();
    drop(task);
    executor.run_until_idle();
    log.expect(&["spawned in a drop", "called in a drop"]);
    let victim = other.take().unwrap();
    assert_eq!(executor.block_on(victim), Err(Cancelled));
}

#[test]
fn callbacks_are_cancelled_at_once() {
    let (executor, _) = executor();
    let handle = executor.handle();
    let log = Log::new();
    let dropped = log.clone();
    let guard = OnDrop(move || dropped.add("dropped"));
    let soon = handle.call_soon(move || {
        let _guard = &guard;
        unreachable!()
    });
    assert!(soon.is_pending());
    assert!(soon.cancel());
    log.expect(&["dropped"]);
    assert!(!soon.is_pending());
    assert!(soon.is_cancelled());
    assert!(!soon.cancel());

    // Its place is not given away before its job has come up.
    handle.call_soon(log.adds("another"));
    executor.turn();
    log.expect(&["another"]);

    let later = handle.call_later(ms(5), || unreachable!());
    assert!(later.cancel());
    assert_eq!(executor.next(), Next::Idle);
    let due = handle.call_later(ms(0), || unreachable!());
    let inner = handle.call_soon(move || assert!(due.cancel()));
    executor.turn();
    executor.turn();
    assert!(!inner.is_pending());
    assert!(!inner.is_cancelled());
}
