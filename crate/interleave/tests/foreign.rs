//! Tasks that their owner steps, event by event, and a turn that a job ends early.

mod support;

use interleave::trace::{Cause, EventKind, JobId, Outcome, Recorder, Resolution, Wait};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use interleave::{Executor, FutureId, Handle, Host, Instant, Next, Numbers, TaskId, VirtualHost};
use support::{Log, OnDrop, executor, ms};

#[test]
fn its_life_stands_in_the_trace() {
    let recorder = Recorder::new();
    let executor = Executor::with_trace(VirtualHost::new(), recorder.clone());
    let handle = executor.handle();
    let task = handle.foreign_task(|| Some("main".into()), || None);
    let future: FutureId = handle.foreign_future();
    let inner = handle.clone();
    handle.step_soon(task, move || {
        let child = inner.foreign_task(|| None, || None);
        inner.step_now(child, || Outcome::Failed);
        Outcome::Suspended(Wait::Future(future))
    });
    executor.turn();
    handle.foreign_future_resolved(future, Resolution::Result);
    handle.step_soon(task, || Outcome::Finished);
    executor.turn();

    let kinds: Vec<EventKind> = recorder
        .take()
        .into_iter()
        .map(|event| event.kind)
        .collect();
    let child = kinds
        .iter()
        .find_map(|kind| match kind {
            EventKind::TaskSpawned {
                task: child,
                parent: Some(parent),
                ..
            } if *parent == task => Some(*child),
            _ => None,
        })
        .expect("a child was spawned");
    let (of_task, of_child) = (JobId::Task(task), JobId::Task(child));
    let waits = Outcome::Suspended(Wait::Future(future));
    assert_eq!(
        kinds,
        [
            EventKind::TaskSpawned {
                task,
                parent: None,
                name: Some("main".into())
            },
            EventKind::FutureCreated {
                future,
                cause: Cause::Outside
            },
            EventKind::TaskWoken {
                task,
                cause: Cause::Outside
            },
            EventKind::TurnStarted { jobs: 1 },
            EventKind::JobStarted { job: of_task },
            EventKind::TaskSpawned {
                task: child,
                parent: Some(task),
                name: None
            },
            EventKind::JobStarted { job: of_child },
            EventKind::JobEnded {
                job: of_child,
                outcome: Outcome::Failed
            },
            EventKind::JobEnded {
                job: of_task,
                outcome: waits
            },
            EventKind::FutureResolved {
                future,
                resolution: Resolution::Result,
                cause: Cause::Outside,
            },
            EventKind::TaskWoken {
                task,
                cause: Cause::Outside
            },
            EventKind::TurnStarted { jobs: 1 },
            EventKind::JobStarted { job: of_task },
            EventKind::JobEnded {
                job: of_task,
                outcome: Outcome::Finished
            },
        ]
    );
}

#[test]
fn steps_stand_in_the_order_of_the_ready_queue() {
    let (executor, _) = executor();
    let (handle, log) = (executor.handle(), Log::new());
    let task = handle.foreign_task(|| None, || None);
    handle.call_soon(log.adds("before"));
    let (again, inner) = (handle.clone(), log.clone());
    handle.step_soon(task, move || {
        inner.add("step");
        again.step_soon(task, move || {
            inner.add("next step");
            Outcome::Finished
        });
        Outcome::Suspended(Wait::Turn)
    });
    handle.call_soon(log.adds("after"));
    executor.turn();
    log.expect(&["before", "step", "after"]);
    executor.turn();
    log.expect(&["next step"]);
}

#[test]
fn a_step_that_never_came_is_dropped_with_the_executor() {
    let (executor, _) = executor();
    let (handle, log) = (executor.handle(), Log::new());
    let task: TaskId = handle.foreign_task(|| None, || None);
    let dropped = OnDrop({
        let log = log.clone();
        move || log.add("dropped")
    });
    handle.step_soon(task, move || {
        let _dropped = &dropped;
        unreachable!()
    });
    drop(executor);
    log.expect(&["dropped"]);
    handle.step_soon(task, || unreachable!());
}

#[test]
fn a_job_may_end_the_turn_early() {
    let (executor, _) = executor();
    let (handle, log) = (executor.handle(), Log::new());
    let (inner, inner_log) = (handle.clone(), log.clone());
    handle.call_soon(move || {
        inner_log.add("first");
        inner.call_soon(inner_log.adds("last"));
        inner.interrupt();
    });
    handle.call_soon(log.adds("second"));
    assert_eq!(executor.turn(), Next::Ready);
    log.expect(&["first"]);
    executor.turn();
    log.expect(&["second", "last"]);
}

#[test]
fn executors_may_share_their_numbers() {
    let (recorder, numbers) = (Recorder::new(), Numbers::new());
    for turn in 1..=2 {
        let executor = Executor::numbered(VirtualHost::new(), Some(recorder.clone()), &numbers);
        let call = executor.handle().call_soon(|| ());
        assert_eq!(call.id().map(interleave::CallId::get), Some(turn));
        executor.turn();
        assert_eq!(recorder.take().last().map(|event| event.turn), Some(turn));
    }
}

#[test]
fn a_job_begins_when_it_does_whatever_ran_before() {
    let (host, recorder) = (VirtualHost::new(), Recorder::new());
    let executor = Executor::with_trace(host.clone(), recorder.clone());
    let handle = executor.handle();
    let task = handle.foreign_task(|| None, || None);
    let (inner, clock) = (handle.clone(), host.clone());
    handle.call_soon(move || {
        for _ in 0..2 {
            inner.step_now(task, || Outcome::Suspended(Wait::Turn));
            clock.advance(ms(5));
        }
    });
    let clock = host.clone();
    handle.call_soon(move || clock.advance(ms(1)));
    handle.call_soon(|| ());
    executor.turn();
    host.advance(ms(10));
    handle.step_now(task, || Outcome::Suspended(Wait::Turn));
    host.advance(ms(10));
    handle.step_now(task, || Outcome::Finished);
    let started = recorder.take().into_iter().filter_map(|event| {
        let starts = matches!(event.kind, EventKind::JobStarted { .. });
        starts.then(|| event.at.as_millis_f64())
    });
    let started: Vec<f64> = started.collect();
    // The first callback and what runs inside it, the second, the third; then what runs outside of any turn.
    assert_eq!(started, [0.0, 0.0, 5.0, 10.0, 11.0, 21.0, 31.0]);
}

/// A clock on which each reading is a nanosecond after the last one.
#[derive(Default)]
struct Readings(AtomicU64);

impl Host for Readings {
    fn now(&self) -> Instant {
        Instant::from_nanos(self.0.fetch_add(1, Relaxed) + 1)
    }

    fn wake(&self) {}
}

/// The times of the events that `does` leads to, in two turns, the second at once after the first.
fn times(does: impl FnOnce(&Handle)) -> Vec<u64> {
    let recorder = Recorder::new();
    let executor = Executor::with_trace(Arc::new(Readings::default()), recorder.clone());
    does(&executor.handle());
    recorder.take().clear();
    executor.turn();
    executor.turn_at_once();
    let events = recorder.take();
    let first = events.first().map_or(0, |event| event.at.as_nanos());
    events
        .iter()
        .map(|event| event.at.as_nanos() - first)
        .collect()
}

/// A task that has one more turn after the first.
fn twice(handle: &Handle, before_waking: fn(&Handle)) {
    let task = handle.foreign_task(|| None, || None);
    let inner = handle.clone();
    handle.step_soon(task, move || {
        before_waking(&inner);
        inner.step_soon(task, || Outcome::Finished);
        Outcome::Suspended(Wait::Turn)
    });
}

#[test]
fn a_turn_at_once_begins_when_the_last_one_ended() {
    // Turn, started, woken, ended; turn, started, ended.
    assert_eq!(times(|handle| twice(handle, |_| ())), [0, 0, 1, 2, 2, 2, 3]);
}

#[test]
fn what_happens_when_a_job_ends_happens_at_that_moment() {
    assert_eq!(
        times(|handle| twice(handle, Handle::ends_now)),
        [0, 0, 1, 1, 1, 1, 2]
    );
}

#[test]
fn what_happens_at_one_moment_has_one_time() {
    let times = times(|handle| {
        let inner = handle.clone();
        handle.call_soon(move || {
            let future = inner.foreign_future();
            inner.at_one_moment(|| {
                inner.foreign_future_resolved(future, Resolution::Result);
                inner.at_one_moment(|| inner.call_soon(|| ()));
            });
            let _ = inner.foreign_future();
        });
    });
    // Turn, started, created, resolved and scheduled, created, ended; turn, started, ended.
    assert_eq!(times, [0, 0, 1, 2, 2, 3, 4, 4, 4, 5]);
}

#[test]
fn a_moment_ends_with_a_panic_and_with_a_job_inside() {
    let times = times(|handle| {
        let inner = handle.clone();
        handle.call_soon(move || {
            let panics = std::panic::AssertUnwindSafe(|| inner.at_one_moment(|| panic!("here")));
            assert!(std::panic::catch_unwind(panics).is_err());
            let task = inner.foreign_task(|| None, || None);
            inner.ends_now();
            inner.step_now(task, || Outcome::Finished);
        });
    });
    // Turn, started, spawned, started, ended, ended.
    assert_eq!(times, [0, 0, 1, 2, 3, 4]);
}
