//! Deadlines: their order, that none is early, and that none is left behind.

mod support;

use std::cell::Cell;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures::FutureExt;
use interleave::{
    Elapsed, Executor, Instant, Next, ThreadHost, interval, now, sleep, sleep_until, spawn, timeout,
};
use support::{Log, executor, ms};

#[test]
fn timers_fire_by_deadline_and_equal_ones_in_the_order_they_were_set() {
    let (executor, _) = executor();
    let handle = executor.handle();
    let log = Log::new();
    for (delay, name) in [
        (20, "20 a"),
        (10, "10 a"),
        (20, "20 b"),
        (10, "10 b"),
        (0, "0"),
    ] {
        handle.call_later(ms(delay), log.adds(name));
    }
    executor.run_until_idle();
    log.expect(&["0", "10 a", "10 b", "20 a", "20 b"]);
}

#[test]
fn due_timers_go_behind_what_is_ready() {
    let (executor, host) = executor();
    let handle = executor.handle();
    let log = Log::new();
    handle.call_later(ms(10), log.adds("timer"));
    handle.call_soon(log.adds("ready"));
    host.advance(ms(10));
    executor.turn();
    log.expect(&["ready", "timer"]);
}

#[test]
fn no_timer_fires_early() {
    let (executor, host) = executor();
    let log = Log::new();
    executor.handle().call_later(ms(10), log.adds("fired"));
    host.advance(ms(10) - Duration::from_nanos(1));
    let deadline = Instant::ZERO + ms(10);
    assert_eq!(executor.turn(), Next::At(deadline));
    log.expect(&[]);
    host.advance(Duration::from_nanos(1));
    assert_eq!(executor.turn(), Next::Idle);
    log.expect(&["fired"]);
}

#[test]
fn a_sleep_of_25_days_works_and_one_of_forever_never_ends() {
    let (executor, _) = executor();
    let days = Duration::from_secs(25 * 24 * 3600);
    executor.block_on(async {
        sleep(days).await;
        assert_eq!(now(), Instant::ZERO + days);
    });
    let forever = executor.spawn(async { sleep(Duration::MAX).await });
    executor.run_until_idle();
    assert!(!forever.is_finished());
    assert_eq!(executor.next(), Next::Idle);
}

#[test]
fn many_short_sleeps_end_under_one_long_one() {
    let (executor, _) = executor();
    executor.block_on(async {
        let long = spawn(async { sleep(ms(10_000)).await });
        for _ in 0..1000 {
            sleep(ms(1)).await;
        }
        assert_eq!(now(), Instant::ZERO + ms(1000));
        long.await.unwrap();
    });
}

#[test]
fn a_million_timers_set_and_cancelled_leave_nothing() {
    let (executor, _) = executor();
    let handle = executor.handle();
    let rounds = if cfg!(miri) { 1_000 } else { 1_000_000 };
    let mut peak = 0;
    for n in 0..rounds {
        let call = handle.call_later(ms(1000 + n % 1000), || unreachable!());
        peak = peak.max(handle.timers_armed());
        call.cancel();
    }
    assert_eq!(peak, 1);
    assert_eq!(handle.timers_armed(), 0);
    assert_eq!(executor.next(), Next::Idle);
}

#[test]
fn a_dropped_sleep_takes_its_timer_along() {
    let (executor, _) = executor();
    let handle = executor.handle();
    let mut sleeping = handle.sleep(ms(5));
    assert_eq!(handle.timers_armed(), 0, "armed only when awaited");
    let mut cx = Context::from_waker(Waker::noop());
    assert!(sleeping.poll_unpin(&mut cx).is_pending());
    assert_eq!(handle.timers_armed(), 1);
    drop(sleeping);
    assert_eq!(handle.timers_armed(), 0);
}

#[test]
fn a_sleep_moved_to_another_task_wakes_that_task() {
    let (executor, _) = executor();
    executor.block_on(async {
        let mut sleeping = Box::pin(sleep(ms(10)));
        let polled = std::future::poll_fn(|cx| Poll::Ready(sleeping.as_mut().poll(cx))).await;
        assert!(polled.is_pending());
        spawn(sleeping).await.unwrap();
        assert_eq!(now(), Instant::ZERO + ms(10));
    });
}

#[test]
fn sleeping_until_a_time_that_has_passed_takes_one_turn() {
    let (executor, host) = executor();
    host.advance(ms(50));
    executor.block_on(async {
        sleep_until(Instant::ZERO + ms(10)).await;
        assert_eq!(now(), Instant::ZERO + ms(50));
    });
}

#[test]
fn sleeping_tasks_overlap() {
    let (executor, _) = executor();
    let log = Log::new();
    for (name, delay) in [("slow", 20), ("quick", 10)] {
        let log = log.clone();
        executor
            .spawn(async move {
                sleep(ms(delay)).await;
                log.add(format!("{name} at {}", now()));
            })
            .detach();
    }
    executor.run_until_idle();
    log.expect(&["quick at 10ms", "slow at 20ms"]);
}

#[test]
fn a_timeout_drops_what_is_late_and_passes_on_what_is_not() {
    let (executor, _) = executor();
    executor.block_on(async {
        let dropped = Rc::new(Cell::new(false));
        let mark = dropped.clone();
        let late = async move {
            let _guard = support::OnDrop(|| mark.set(true));
            sleep(ms(100)).await;
        };
        assert_eq!(timeout(ms(10), late).await, Err(Elapsed));
        assert!(dropped.get());
        assert_eq!(now(), Instant::ZERO + ms(10));
        assert_eq!(timeout(ms(10), async { 1 }).await, Ok(1));
        // Both in one turn: the result wins.
        assert_eq!(timeout(ms(10), sleep(ms(10))).await, Ok(()));
    });
    assert_eq!(executor.handle().timers_armed(), 0);
}

#[test]
fn an_interval_keeps_its_grid_and_leaves_out_missed_ticks() {
    let (executor, host) = executor();
    let at = |n| Instant::ZERO + ms(n);
    executor.block_on(async {
        let mut ticks = interval(ms(10));
        assert_eq!(ticks.tick().await, at(10));
        assert_eq!(ticks.tick().await, at(20));
        host.advance(ms(35)); // the loop is blocked until 55
        assert_eq!(ticks.tick().await, at(30));
        assert_eq!(now(), at(55));
        assert_eq!(ticks.tick().await, at(60), "40 and 50 are left out");
    });
}

#[test]
fn real_time_passes_and_no_sleep_is_early() {
    let executor = Executor::new(ThreadHost::new());
    executor.block_on(async {
        for delay in [0, 1, 5, 20] {
            let before = now();
            let wall = std::time::Instant::now();
            sleep(ms(delay)).await;
            assert!(now() - before >= ms(delay));
            assert!(wall.elapsed() >= ms(delay));
        }
    });
}
