//! The order in which jobs run.

mod support;

use std::future::pending;

use futures::future::join;
use interleave::{Next, Spawner, sleep, spawn, yield_now};
use support::{Log, executor, ms};

#[test]
fn jobs_run_in_the_order_in_which_they_became_ready() {
    let (executor, _) = executor();
    let log = Log::new();
    executor.handle().call_soon(log.adds("call 1"));
    let inner = log.clone();
    executor.spawn(async move { inner.add("task") }).detach();
    executor.handle().call_soon(log.adds("call 2"));
    assert_eq!(executor.turn(), Next::Idle);
    log.expect(&["call 1", "task", "call 2"]);
}

#[test]
fn a_turn_runs_only_what_was_ready_when_it_began() {
    let (executor, _) = executor();
    let log = Log::new();
    let handle = executor.handle();
    let (inner, later) = (log.clone(), log.clone());
    handle.clone().call_soon(move || {
        inner.add("first turn");
        handle.call_soon(later.adds("second turn"));
    });
    assert_eq!(executor.turn(), Next::Ready);
    log.expect(&["first turn"]);
    assert_eq!(executor.turn(), Next::Idle);
    log.expect(&["second turn"]);
}

#[test]
fn a_spawned_task_is_first_polled_in_the_next_turn() {
    let (executor, _) = executor();
    let log = Log::new();
    let outer = log.clone();
    executor
        .spawn(async move {
            let inner = outer.clone();
            spawn(async move { inner.add("child") }).detach();
            outer.add("parent goes on");
        })
        .detach();
    executor.turn();
    log.expect(&["parent goes on"]);
    executor.turn();
    log.expect(&["child"]);
}

#[test]
fn an_eager_task_runs_to_its_first_wait_inside_its_spawner() {
    let (executor, _) = executor();
    let log = Log::new();
    let outer = log.clone();
    executor
        .spawn(async move {
            let inner = outer.clone();
            let child = interleave::Handle::current()
                .task()
                .eager()
                .spawn(async move {
                    inner.add("child begins");
                    yield_now().await;
                    inner.add("child ends");
                });
            outer.add("parent goes on");
            child.await.unwrap();
            outer.add("parent ends");
        })
        .detach();
    executor.run_until_idle();
    log.expect(&[
        "child begins",
        "parent goes on",
        "child ends",
        "parent ends",
    ]);
}

#[test]
fn an_eager_task_may_be_spawned_while_nothing_runs() {
    let (executor, host) = executor();
    let task = executor.handle().task().eager().spawn(async {
        yield_now().await;
        7
    });
    assert!(host.take_wake());
    assert_eq!(executor.block_on(task), Ok(7));
}

#[test]
fn yielding_lets_every_ready_job_run_once() {
    let (executor, _) = executor();
    let log = Log::new();
    for name in ["a", "b", "c"] {
        let log = log.clone();
        executor
            .spawn(async move {
                for step in 1..=2 {
                    log.add(format!("{name}{step}"));
                    yield_now().await;
                }
            })
            .detach();
    }
    executor.run_until_idle();
    log.expect(&["a1", "b1", "c1", "a2", "b2", "c2"]);
}

#[test]
fn yielding_takes_exactly_one_turn_even_if_the_task_is_polled_meanwhile() {
    let (executor, _) = executor();
    let log = Log::new();
    let inner = log.clone();
    executor
        .spawn(async move {
            // The second yield polls the whole join; the first must not take that for its turn.
            join(
                async {
                    yield_now().await;
                    yield_now().await;
                    inner.add("two yields");
                },
                async {
                    yield_now().await;
                    inner.add("one yield");
                },
            )
            .await;
        })
        .detach();
    executor.turn();
    log.expect(&[]);
    executor.turn();
    log.expect(&["one yield"]);
    executor.turn();
    log.expect(&["two yields"]);
}

#[test]
fn a_sleep_of_nothing_takes_one_turn() {
    let (executor, _) = executor();
    let log = Log::new();
    let inner = log.clone();
    executor
        .spawn(async move {
            sleep(ms(0)).await;
            inner.add("slept");
        })
        .detach();
    executor.turn();
    executor.handle().call_soon(log.adds("called"));
    assert_eq!(executor.turn(), Next::Idle);
    log.expect(&["slept", "called"]);
}

#[test]
fn one_step_runs_one_job_and_keeps_the_turn() {
    let (executor, _) = executor();
    let log = Log::new();
    let handle = executor.handle();
    let inner = log.adds("next turn");
    let first = log.adds("1");
    handle.clone().call_soon(move || {
        first();
        handle.call_soon(inner);
    });
    executor.handle().call_soon(log.adds("2"));
    executor.handle().call_soon(log.adds("3"));
    assert_eq!(executor.step(), Next::Ready);
    log.expect(&["1"]);
    assert_eq!(executor.turn(), Next::Ready, "the rest of the same turn");
    log.expect(&["2", "3"]);
    assert_eq!(executor.step(), Next::Idle);
    log.expect(&["next turn"]);
    assert_eq!(executor.step(), Next::Idle);
}

#[test]
fn a_task_woken_twice_is_polled_once() {
    let (executor, _) = executor();
    let counts = support::Counts::default();
    let mut waker = None;
    let (sender, receiver) = std::sync::mpsc::channel();
    let future = counts.count(std::future::poll_fn(move |cx| {
        sender.send(cx.waker().clone()).unwrap();
        std::task::Poll::<()>::Pending
    }));
    let task = executor.spawn(future);
    executor.turn();
    waker.replace(receiver.recv().unwrap());
    let waker = waker.unwrap();
    waker.wake_by_ref();
    waker.wake();
    executor.turn();
    assert_eq!(counts.get(), (2, 0));
    drop(task);
    executor.turn();
    assert_eq!(counts.get(), (2, 1));
}

#[test]
fn the_host_hears_of_work_once_between_turns_and_never_during_one() {
    let (executor, host) = executor();
    let handle = executor.handle();
    assert!(!host.take_wake());
    handle.call_soon(|| ());
    assert!(host.take_wake());
    handle.call_soon(|| ());
    assert!(!host.take_wake(), "it knows already");
    let inner = handle.clone();
    handle.call_soon(move || {
        inner.call_soon(|| ());
    });
    assert_eq!(executor.turn(), Next::Ready, "which says the same");
    assert!(!host.take_wake());
    assert_eq!(executor.turn(), Next::Idle);
    handle.call_later(ms(5), || ());
    assert!(host.take_wake(), "an earlier deadline than any before");
    assert!(matches!(executor.turn(), Next::At(_)));
    handle.call_later(ms(9), || ());
    assert!(!host.take_wake(), "a later one changes nothing");
    handle.call_later(ms(1), || ());
    assert!(host.take_wake());
}

#[test]
#[should_panic(expected = "this executor is running already")]
fn driving_an_executor_from_inside_itself_is_refused() {
    let (executor, _) = executor();
    let executor = std::rc::Rc::new(executor);
    let inner = executor.clone();
    executor.handle().call_soon(move || {
        inner.turn();
    });
    executor.turn();
}

#[test]
fn one_executor_may_drive_another() {
    let (outer, _) = executor();
    let answer = outer.block_on(async {
        let (inner, _) = executor();
        let answer = inner.block_on(async { spawn(async { 42 }).await });
        // The outer one is current again.
        yield_now().await;
        answer
    });
    assert_eq!(answer, Ok(42));
}

#[test]
fn names_ids_and_parents_are_known_while_a_task_lives() {
    let (executor, _) = executor();
    let parent = executor.handle().task().name("parent").spawn(async {
        let child: Spawner = interleave::Handle::current().task().name("child");
        child.spawn(pending::<()>()).await
    });
    executor.turn();
    let tasks = executor.handle().tasks();
    let shown: Vec<String> = tasks.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["task-1 (parent)", "task-2 (child)"]);
    assert_eq!(tasks[1].parent, Some(parent.id()));
    drop(parent);
    executor.run_until_idle();
    assert_eq!(executor.handle().tasks(), []);
}

#[test]
fn timers_that_come_last_fire_one_at_a_time_when_nothing_is_ready() {
    let (executor, _) = executor();
    executor.set_timers_last(true);
    let log = Log::new();
    let handle = executor.handle();
    for name in ["timer 1", "timer 2"] {
        let inner = log.clone();
        handle.call_later(ms(0), move || {
            inner.add(name);
            let after = inner.clone();
            spawn(async move {
                yield_now().await;
                after.add(format!("after {name}"));
            })
            .detach();
        });
    }
    let inner = log.clone();
    executor
        .spawn(async move {
            for n in 1..=3 {
                inner.add(format!("task {n}"));
                yield_now().await;
            }
        })
        .detach();
    executor.run_until_idle();
    log.expect(&[
        "task 1",
        "task 2",
        "task 3",
        "timer 1",
        "after timer 1",
        "timer 2",
        "after timer 2",
    ]);
}
