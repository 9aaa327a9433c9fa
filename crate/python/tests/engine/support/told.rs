//! A trace, told event by event.

use std::fmt::Write;

use interleave::trace::{Cause, Event, EventKind, JobId, Outcome, Part, Resolution, Role, Wait};
use interleave::{ResourceId, TaskId};

pub fn cause(cause: &Cause) -> String {
    match cause {
        Cause::Task(id) => id.to_string(),
        Cause::Call(id) => id.to_string(),
        Cause::Timer(id) => id.to_string(),
        Cause::Outside => "outside".to_owned(),
    }
}

pub fn id(job: &JobId) -> String {
    match job {
        JobId::Task(id) => id.to_string(),
        JobId::Call(id) => id.to_string(),
    }
}

fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Suspended(Wait::Turn) => "yields".to_owned(),
        Outcome::Suspended(Wait::Future(id)) => format!("waits for {id}"),
        Outcome::Suspended(Wait::Task(id)) => format!("waits for {id}"),
        Outcome::Suspended(_) => "waits".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// One line an event.
pub fn line(event: &Event) -> String {
    let mut line = format!("{}: ", (event.at - interleave::Instant::ZERO).as_secs_f64());
    let written = match &event.kind {
        EventKind::TurnStarted { jobs } => write!(line, "turn {} of {jobs}", event.turn),
        EventKind::TaskSpawned { task, parent, name } => {
            let parent = parent.map_or("nobody".to_owned(), |parent| parent.to_string());
            write!(
                line,
                "{task} {} by {parent}",
                name.as_deref().unwrap_or("-")
            )
        }
        EventKind::TaskWoken { task, cause: by } => write!(line, "{task} woken by {}", cause(by)),
        EventKind::TaskRenamed { task, name } => write!(line, "{task} is called {name}"),
        EventKind::CancelRequested { task, cause: by } => {
            write!(line, "{task} to be cancelled by {}", cause(by))
        }
        EventKind::CallScheduled { call, cause: by } => {
            write!(line, "{call} scheduled by {}", cause(by))
        }
        EventKind::CallCancelled { call, cause: by } => {
            write!(line, "{call} cancelled by {}", cause(by))
        }
        EventKind::JobStarted { job: what } => write!(line, "> {}", id(what)),
        EventKind::JobEnded {
            job: what,
            outcome: how,
        } => {
            write!(line, "< {} {}", id(what), outcome(how))
        }
        EventKind::FutureCreated { future, cause: by } => {
            write!(line, "{future} made by {}", cause(by))
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
            write!(line, "{future} {how} by {}", cause(by))
        }
        EventKind::TimerArmed {
            timer, cause: by, ..
        } => {
            write!(line, "{timer} armed by {}", cause(by))
        }
        EventKind::TimerFired { timer } => write!(line, "{timer} fired"),
        EventKind::TimerCancelled { timer, cause: by } => {
            write!(line, "{timer} cancelled by {}", cause(by))
        }
        EventKind::LoopBlocked {
            job: what,
            duration,
        } => {
            write!(line, "{} blocked for {}", id(what), duration.as_secs_f64())
        }
        EventKind::FutureServes {
            future,
            role,
            resource,
            parts,
        } => {
            let role = format!("{role:?}").to_lowercase();
            let at = resource.map_or(String::new(), |resource| format!(" at {resource}"));
            let parts: String = parts.iter().map(part).collect();
            write!(line, "{future} is a {role}{at}{parts}")
        }
        EventKind::Acquired {
            resource,
            role,
            holder,
            cause: by,
        } => write!(
            line,
            "{} by {}",
            held("acquired", *resource, *role, *holder),
            cause(by)
        ),
        EventKind::Released {
            resource,
            role,
            holder,
            cause: by,
        } => write!(
            line,
            "{} by {}",
            held("released", *resource, *role, *holder),
            cause(by)
        ),
        EventKind::Mistaken {
            mistake,
            task,
            future,
        } => {
            let task = task.map_or(String::new(), |task| format!(" {task}"));
            let future = future.map_or(String::new(), |future| format!(" {future}"));
            write!(line, "{mistake:?}{task}{future}")
        }
        EventKind::Wrote {
            stream,
            end,
            cause: by,
        } => {
            write!(line, "{} wrote to {stream}: {end}", cause(by))
        }
        other => write!(line, "{other:?}"),
    };
    written.expect("a string can be written to");
    line
}

fn part(part: &Part) -> String {
    match part {
        Part::Future(id) => format!(" {id}"),
        Part::Task(id) => format!(" {id}"),
        Part::Timer(id) => format!(" {id}"),
    }
}

fn held(what: &str, resource: ResourceId, role: Role, holder: Option<TaskId>) -> String {
    let holder = holder.map_or("nobody".to_owned(), |holder| holder.to_string());
    format!("{resource} {what} as a {role:?} of {holder}").to_lowercase()
}

/// The same, and where in the program it was, and what there.
pub fn placed(event: &Event) -> String {
    let place = event.place.as_deref().cloned().unwrap_or_default();
    let what = place
        .what
        .map_or(String::new(), |what| format!(" [{what}]"));
    let at = place.line.map_or(String::new(), |at| format!(" at {at}"));
    format!("{}{what}{at}", line(event))
}

/// Up to the end of the main task; then come the steps of `asyncio.run` that shut everything down.
pub fn until_main_ends(events: &[Event]) -> &[Event] {
    let ends = |event: &Event| matches!(&event.kind, EventKind::JobEnded { job, outcome } if id(job) == "task-1" && !matches!(outcome, Outcome::Suspended(_)));
    let end = events.iter().position(ends).expect("the main task ended");
    &events[..=end]
}
