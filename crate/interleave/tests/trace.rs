//! The trace, event by event.

mod support;

use std::fmt::Write;
use std::time::Duration;

use interleave::trace::{Cause, Event, EventKind, JobId, Outcome, Recorder, Resolution, Wait};
use interleave::{
    Deferred, Executor, Host, Instant, VirtualHost, sleep, spawn, timeout, yield_now,
};
use support::ms;

/// One line an event: "time turn what".
fn text(events: &[Event]) -> Vec<String> {
    events.iter().map(line).collect()
}

fn cause(cause: Cause) -> String {
    match cause {
        Cause::Task(id) => id.to_string(),
        Cause::Call(id) => id.to_string(),
        Cause::Timer(id) => id.to_string(),
        Cause::Outside => "outside".into(),
    }
}

fn job(job: JobId) -> String {
    match job {
        JobId::Task(id) => id.to_string(),
        JobId::Call(id) => id.to_string(),
    }
}

fn line(event: &Event) -> String {
    let mut out = format!("{} {} ", event.at.as_millis_f64(), event.turn);
    match &event.kind {
        EventKind::TurnStarted { jobs } => write!(out, "turn: {jobs}"),
        EventKind::TaskSpawned { task, parent, name } => {
            let name = name.as_deref().unwrap_or("-");
            match parent {
                Some(parent) => write!(out, "{task} {name} spawned by {parent}"),
                None => write!(out, "{task} {name} spawned"),
            }
        }
        EventKind::TaskWoken { task, cause: by } => write!(out, "{task} woken by {}", cause(*by)),
        EventKind::CancelRequested { task, cause: by } => {
            write!(out, "{task} cancelled by {}", cause(*by))
        }
        EventKind::CallScheduled { call, cause: by } => {
            write!(out, "{call} scheduled by {}", cause(*by))
        }
        EventKind::CallCancelled { call, cause: by } => {
            write!(out, "{call} cancelled by {}", cause(*by))
        }
        EventKind::JobStarted { job: what } => write!(out, "> {}", job(*what)),
        EventKind::JobEnded { job: what, outcome } => {
            let how = match outcome {
                Outcome::Suspended(Wait::Turn) => "yields".into(),
                Outcome::Suspended(Wait::Timer { timer, .. }) => format!("waits for {timer}"),
                Outcome::Suspended(Wait::Future(future)) => format!("waits for {future}"),
                Outcome::Suspended(Wait::Task(task)) => format!("waits for {task}"),
                Outcome::Suspended(Wait::Several) => "waits for several".into(),
                Outcome::Suspended(Wait::Other) => "waits".into(),
                Outcome::Finished => "finished".into(),
                Outcome::Failed => "failed".into(),
                Outcome::Cancelled => "cancelled".into(),
            };
            write!(out, "< {} {how}", job(*what))
        }
        EventKind::FutureCreated { future, cause: by } => {
            write!(out, "{future} made by {}", cause(*by))
        }
        EventKind::FutureResolved {
            future,
            resolution,
            cause: by,
        } => {
            let how = match resolution {
                Resolution::Result => "result",
                Resolution::Error => "error",
                Resolution::Cancelled => "cancelled",
            };
            write!(out, "{future} {how} by {}", cause(*by))
        }
        EventKind::TimerArmed {
            timer,
            deadline,
            cause: by,
        } => write!(out, "{timer} for {deadline} by {}", cause(*by)),
        EventKind::TimerFired { timer } => write!(out, "{timer} fired"),
        EventKind::TimerCancelled { timer, cause: by } => {
            write!(out, "{timer} cancelled by {}", cause(*by))
        }
        EventKind::LoopBlocked {
            job: what,
            duration,
        } => {
            write!(out, "{} blocked the loop for {duration:?}", job(*what))
        }
        other => panic!("unknown kind {other:?}"),
    }
    .unwrap();
    out
}

fn traced() -> (
    Executor,
    std::sync::Arc<VirtualHost>,
    std::sync::Arc<Recorder>,
) {
    let (host, recorder) = (VirtualHost::new(), Recorder::new());
    let executor = Executor::with_trace(host.clone(), recorder.clone());
    (executor, host, recorder)
}

#[test]
fn a_sleeping_task() {
    let (executor, _, recorder) = traced();
    let task = executor.handle().task().name("sleeper").spawn(async {
        sleep(ms(5)).await;
    });
    executor.run_until_idle();
    drop(task);
    assert_eq!(
        text(&recorder.take()),
        [
            "0 0 task-1 sleeper spawned",
            "0 0 task-1 woken by outside",
            "0 1 turn: 1",
            "0 1 > task-1",
            "0 1 timer-1 for 5ms by task-1",
            "0 1 < task-1 waits for timer-1",
            "5 2 timer-1 fired",
            "5 2 task-1 woken by timer-1",
            "5 2 turn: 1",
            "5 2 > task-1",
            "5 2 < task-1 finished",
        ]
    );
}

#[test]
fn a_task_that_awaits_a_task_that_sets_a_future() {
    let (executor, _, recorder) = traced();
    executor.block_on(async {
        let future: Deferred<i32> = Deferred::new();
        future.add_done_callback(|_| ());
        let setter = future.clone();
        let task = spawn(async move {
            yield_now().await;
            setter.set_result(1).unwrap();
        });
        future.await.unwrap();
        task.await.unwrap();
    });
    assert_eq!(
        text(&recorder.take()),
        [
            "0 0 task-1 block_on spawned",
            "0 0 task-1 woken by outside",
            "0 1 turn: 1",
            "0 1 > task-1",
            "0 1 future-1 made by task-1",
            "0 1 task-2 - spawned by task-1",
            "0 1 task-2 woken by task-1",
            "0 1 < task-1 waits for future-1",
            "0 2 turn: 1",
            "0 2 > task-2",
            "0 2 task-2 woken by task-2",
            "0 2 < task-2 yields",
            "0 3 turn: 1",
            "0 3 > task-2",
            "0 3 future-1 result by task-2",
            "0 3 callback-1 scheduled by task-2",
            "0 3 task-1 woken by task-2",
            "0 3 < task-2 finished",
            "0 4 turn: 2",
            "0 4 > callback-1",
            "0 4 < callback-1 finished",
            "0 4 > task-1",
            "0 4 < task-1 finished",
        ]
    );
}

#[test]
fn cancelled_tasks_callbacks_and_timers() {
    let (executor, _, recorder) = traced();
    let handle = executor.handle();
    let call = handle.call_later(ms(9), || ());
    let task = executor.spawn(async { sleep(ms(5)).await });
    executor.turn();
    recorder.take().clear();
    call.cancel();
    task.cancel();
    executor.turn();
    assert_eq!(
        text(&recorder.take()),
        [
            "0 1 timer-1 cancelled by outside",
            "0 1 callback-1 cancelled by outside",
            "0 1 task-1 cancelled by outside",
            "0 1 task-1 woken by outside",
            "0 2 turn: 1",
            "0 2 > task-1",
            "0 2 timer-2 cancelled by task-1",
            "0 2 < task-1 cancelled",
        ]
    );
}

#[test]
fn a_race_waits_for_several_things() {
    let (executor, _, recorder) = traced();
    let task = executor.spawn(async {
        let _ = timeout(ms(5), sleep(ms(9))).await;
    });
    executor.turn();
    let events = text(&recorder.take());
    assert_eq!(events.last().unwrap(), "0 1 < task-1 waits for several");
    drop(task);
}

#[test]
fn a_panic_is_a_failure() {
    let (executor, _, recorder) = traced();
    executor.spawn(async { panic!("boom") }).detach();
    executor.turn();
    let events = text(&recorder.take());
    assert_eq!(events.last().unwrap(), "0 1 < task-1 failed");
}

#[test]
fn an_eager_child_runs_inside_its_parents_job() {
    let (executor, _, recorder) = traced();
    let parent = executor.spawn(async {
        let child = interleave::Handle::current().task().eager();
        child.spawn(async { sleep(ms(1)).await }).await
    });
    executor.turn();
    assert_eq!(
        text(&recorder.take())[3..],
        [
            "0 1 > task-1",
            "0 1 task-2 - spawned by task-1",
            "0 1 > task-2",
            "0 1 timer-1 for 1ms by task-2",
            "0 1 < task-2 waits for timer-1",
            "0 1 < task-1 waits for task-2",
        ]
    );
    drop(parent);
}

#[test]
fn a_job_that_blocks_the_loop_is_told_with_its_length() {
    let (executor, host, recorder) = traced();
    let (short, long) = (host.clone(), host.clone());
    executor
        .handle()
        .call_soon(move || short.advance(Duration::from_millis(50)));
    executor
        .handle()
        .call_soon(move || long.advance(Duration::from_millis(51)));
    executor.turn();
    let events = text(&recorder.take());
    let blocked: Vec<_> = events
        .iter()
        .filter(|line| line.contains("blocked"))
        .collect();
    assert_eq!(blocked, ["101 1 callback-2 blocked the loop for 51ms"]);
    assert_eq!(host.now(), Instant::ZERO + ms(101));
}

#[test]
fn a_wake_from_another_thread_comes_from_outside() {
    let (executor, _, recorder) = traced();
    let (sender, receiver) = std::sync::mpsc::channel();
    let task = executor.spawn(std::future::poll_fn(move |cx| {
        sender.send(cx.waker().clone()).unwrap();
        std::task::Poll::<()>::Pending
    }));
    executor.turn();
    recorder.take().clear();
    let waker = receiver.recv().unwrap();
    // The callback that runs here meanwhile has nothing to do with it.
    executor.handle().call_soon(move || {
        std::thread::spawn(move || waker.wake()).join().unwrap();
    });
    executor.turn();
    let events = text(&recorder.take());
    assert!(
        events.contains(&"0 2 task-1 woken by outside".into()),
        "{events:?}"
    );
    drop(task);
}

#[test]
fn tasks_that_die_with_the_executor_are_told_as_cancelled() {
    let (executor, _, recorder) = traced();
    executor.spawn(std::future::pending::<()>()).detach();
    executor.turn();
    recorder.take().clear();
    drop(executor);
    assert_eq!(
        text(&recorder.take()),
        [
            "0 1 task-1 woken by outside",
            "0 1 > task-1",
            "0 1 < task-1 cancelled",
        ]
    );
}
