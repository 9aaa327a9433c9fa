//! A program that is held, and gone through job by job and turn by turn, does the same as one that is let run.

mod support;

use std::rc::Rc;
use std::sync::Arc;

use interleave::trace::{Event, EventKind, Recorder};
use interleave::{Executor, Hold, Leave, Next, VirtualHost, now, sleep, spawn, yield_now};
use support::{Log, executor, ms};

/// A program with all that could come in another order: tasks that sleep as long as one another, callbacks, a timer
/// and a callback that are taken back, a task that goes on turn after turn.
fn program() -> (Executor, Arc<VirtualHost>, Arc<Recorder>) {
    let (host, recorder) = (VirtualHost::new(), Recorder::new());
    let executor = Executor::with_trace(host.clone(), recorder.clone());
    for delay in [3, 1, 3] {
        executor
            .spawn(async move {
                sleep(ms(delay)).await;
                spawn(sleep(ms(delay))).await.unwrap();
            })
            .detach();
    }
    executor
        .spawn(async {
            for _ in 0..5 {
                yield_now().await;
            }
        })
        .detach();
    let handle = executor.handle();
    let taken_back = handle.call_later(ms(1), || unreachable!("it was taken back"));
    handle.call_later(ms(1), || ());
    handle.call_soon(move || assert!(taken_back.cancel()));
    let queued = handle.call_soon(|| unreachable!("it was taken back"));
    queued.cancel();
    (executor, host, recorder)
}

/// Goes on until the step is made, as a host does: where nothing is ready, time moves to the next deadline.
fn step(executor: &Executor, host: &VirtualHost, hold: &Hold, leave: Leave) -> bool {
    hold.step(leave);
    while hold.is_stepping() {
        match executor.next() {
            Next::Idle => return false,
            Next::At(deadline) => host.advance_to(deadline),
            Next::Ready => {}
        }
        executor.turn_within(hold);
    }
    true
}

fn let_run() -> Vec<Event> {
    let (executor, _, recorder) = program();
    executor.run_until_idle();
    recorder.take()
}

fn jobs(events: &[Event]) -> usize {
    let started = |event: &&Event| matches!(event.kind, EventKind::JobStarted { .. });
    events.iter().filter(started).count()
}

fn turns(events: &[Event]) -> usize {
    let started = |event: &&Event| matches!(event.kind, EventKind::TurnStarted { .. });
    events.iter().filter(started).count()
}

#[test]
fn job_by_job_the_same_happens_at_the_same_times_and_each_step_is_one_job() {
    let (executor, host, recorder) = program();
    let hold = Hold::new();
    hold.pause();
    let mut stepped = recorder.take();
    while step(&executor, &host, &hold, Leave::Job) {
        let events = recorder.take();
        assert_eq!(jobs(&events), 1);
        assert!(hold.is_waiting());
        stepped.extend(events);
    }
    assert_eq!(stepped, let_run());
}

#[test]
fn turn_by_turn_the_same_happens_at_the_same_times_and_each_step_is_one_turn() {
    let (executor, host, recorder) = program();
    let hold = Hold::new();
    hold.pause();
    let mut stepped = recorder.take();
    while step(&executor, &host, &hold, Leave::Turn) {
        let events = recorder.take();
        assert_eq!(turns(&events), 1);
        stepped.extend(events);
    }
    assert_eq!(stepped, let_run());
}

#[test]
fn a_job_a_turn_a_pause_and_free_running_mix() {
    for free in 0..12 {
        let (executor, host, recorder) = program();
        let hold = Hold::new();
        for n in 0..free {
            hold.pause();
            assert!(step(
                &executor,
                &host,
                &hold,
                if n % 3 == 1 { Leave::Turn } else { Leave::Job }
            ));
            executor.turn_within(&hold);
        }
        hold.resume();
        while match executor.turn_within(&hold) {
            Next::Ready => true,
            Next::At(deadline) => {
                host.advance_to(deadline);
                true
            }
            Next::Idle => false,
        } {}
        assert_eq!(recorder.take(), let_run(), "after {free} steps");
    }
}

#[test]
fn while_it_waits_nothing_runs_and_no_timer_fires() {
    let (executor, host) = executor();
    let log = Log::new();
    let hold = Hold::new();
    executor.handle().call_soon(log.adds("soon"));
    executor.handle().call_later(ms(1), log.adds("timer"));
    hold.pause();
    assert_eq!(executor.turn_within(&hold), Next::Ready);
    log.expect(&[]);
    assert!(step(&executor, &host, &hold, Leave::Job));
    host.advance(ms(5));
    executor.turn_within(&hold);
    log.expect(&["soon"]);
    hold.resume();
    executor.turn_within(&hold);
    log.expect(&["timer"]);
}

#[test]
fn a_step_of_a_turn_runs_the_rest_of_the_one_that_is_under_way() {
    let (executor, host) = executor();
    let log = Log::new();
    let hold = Hold::new();
    for name in ["a", "b", "c"] {
        executor.handle().call_soon(log.adds(name));
    }
    step(&executor, &host, &hold, Leave::Job);
    executor.handle().call_soon(log.adds("in the next turn"));
    log.expect(&["a"]);
    step(&executor, &host, &hold, Leave::Turn);
    log.expect(&["b", "c"]);
    assert_eq!(executor.handle().turn(), 1);
    step(&executor, &host, &hold, Leave::Turn);
    log.expect(&["in the next turn"]);
    assert_eq!(executor.handle().turn(), 2);
}

#[test]
fn a_step_that_finds_nothing_ready_stays_to_be_made() {
    let (executor, host) = executor();
    let log = Log::new();
    let hold = Hold::new();
    hold.step(Leave::Job);
    assert_eq!(executor.turn_within(&hold), Next::Idle);
    assert_eq!(hold.leave(), Leave::Job);
    // A place of the queue whose callback was taken back is no job.
    executor.handle().call_soon(log.adds("no")).cancel();
    assert_eq!(executor.turn_within(&hold), Next::Idle);
    assert_eq!(hold.leave(), Leave::Job);
    executor.handle().call_soon(log.adds("yes"));
    executor.turn_within(&hold);
    assert!(hold.is_waiting());
    log.expect(&["yes"]);
    assert!(!step(&executor, &host, &hold, Leave::Turn));
}

#[test]
fn a_job_may_let_its_own_program_go_on() {
    let (executor, host) = executor();
    let hold = Rc::new(Hold::new());
    let own = hold.clone();
    executor.handle().call_soon(move || own.resume());
    step(&executor, &host, &hold, Leave::Job);
    assert_eq!(hold.leave(), Leave::Free);
}

#[test]
fn program_time_stands_where_the_job_left_it() {
    let (executor, host) = executor();
    let hold = Hold::new();
    let asleep = executor.spawn(async {
        sleep(ms(70)).await;
        now()
    });
    assert!(step(&executor, &host, &hold, Leave::Job));
    let before = executor.handle().now();
    executor.turn_within(&hold);
    assert_eq!(executor.handle().now(), before);
    assert!(step(&executor, &host, &hold, Leave::Job));
    assert_eq!(executor.handle().now(), before + ms(70));
    assert!(asleep.is_finished());
}
