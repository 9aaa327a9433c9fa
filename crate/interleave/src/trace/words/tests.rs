//! Every event there and back; and the batch that the reader of the other side is tested with.

use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::trace::Mistake;
use crate::{CallId, FutureId, Instant, ResourceId, TaskId, TimerId};

/// One batch with every kind of event and everything that can stand in one; `www/src/protocol/decode-trace.test.ts`
/// reads the same.
const BATCH: &str = include_str!("every-event.json");

fn task(number: u64) -> TaskId {
    TaskId::from_number(number).expect("not zero")
}

fn call(number: u64) -> CallId {
    CallId::from_number(number).expect("not zero")
}

fn timer(number: u64) -> TimerId {
    TimerId::from_number(number).expect("not zero")
}

fn future(number: u64) -> FutureId {
    FutureId::from_number(number).expect("not zero")
}

fn resource(number: u64) -> ResourceId {
    ResourceId::from_number(number).expect("not zero")
}

fn ended(job: JobId, outcome: Outcome) -> EventKind {
    EventKind::JobEnded { job, outcome }
}

fn every_event() -> Vec<Event> {
    let runs = Place {
        what: Some("fetch".into()),
        line: Some(7),
        stack: vec![],
    };
    let call_at = |function: &str, file: &str, line| Frame {
        function: function.into(),
        file: file.into(),
        line,
    };
    let waits = Place {
        what: Some("Queue.get()".into()),
        line: Some(12),
        stack: vec![
            call_at("main.<locals>.é", "main.py", 12),
            call_at("Queue.get", "asyncio/queues.py", 186),
        ],
    };
    let nowhere = Place::default();
    let at_line = |what: Option<&str>, line| {
        let what = what.map(Into::into);
        let (line, stack) = (Some(line), vec![]);
        Some(Arc::new(Place { what, line, stack }))
    };
    let (spawned, waiting) = (Some(Arc::new(runs)), Some(Arc::new(waits)));
    let deadline = Instant::from_nanos(2_000_000_000);
    let (one, other) = (JobId::Task(task(1)), JobId::Call(call(4)));
    let kinds = [
        (EventKind::TurnStarted { jobs: 3 }, None),
        (
            EventKind::TaskSpawned {
                task: task(1),
                parent: None,
                name: None,
            },
            None,
        ),
        (
            EventKind::TaskSpawned {
                task: task(2),
                parent: Some(task(1)),
                name: Some("<b>name</b>".into()),
            },
            spawned,
        ),
        (
            EventKind::TaskRenamed {
                task: task(2),
                name: "\u{1f40d}".into(),
            },
            None,
        ),
        (
            EventKind::TaskWoken {
                task: task(2),
                cause: Cause::Outside,
            },
            None,
        ),
        (
            EventKind::CancelRequested {
                task: task(2),
                cause: Cause::Task(task(1)),
            },
            at_line(None, 9),
        ),
        (
            EventKind::CallScheduled {
                call: call(4),
                cause: Cause::Timer(timer(5)),
            },
            at_line(Some("show"), 10),
        ),
        (
            EventKind::CallCancelled {
                call: call(4),
                cause: Cause::Call(call(3)),
            },
            None,
        ),
        (EventKind::JobStarted { job: one }, None),
        (EventKind::JobStarted { job: other }, None),
        (ended(one, Outcome::Suspended(Wait::Turn)), waiting.clone()),
        (
            ended(
                one,
                Outcome::Suspended(Wait::Timer {
                    timer: timer(5),
                    deadline,
                }),
            ),
            None,
        ),
        (
            ended(one, Outcome::Suspended(Wait::Future(future(6)))),
            waiting,
        ),
        (
            ended(one, Outcome::Suspended(Wait::Task(task(2)))),
            Some(Arc::new(nowhere)),
        ),
        (ended(one, Outcome::Suspended(Wait::Several)), None),
        (ended(one, Outcome::Suspended(Wait::Other)), None),
        (ended(one, Outcome::Finished), None),
        (ended(other, Outcome::Failed), None),
        (ended(one, Outcome::Cancelled), None),
        (
            EventKind::FutureCreated {
                future: future(6),
                cause: Cause::Outside,
            },
            None,
        ),
        (
            EventKind::FutureResolved {
                future: future(6),
                resolution: Resolution::Result,
                cause: Cause::Outside,
            },
            None,
        ),
        (
            EventKind::FutureResolved {
                future: future(7),
                resolution: Resolution::Error,
                cause: Cause::Outside,
            },
            at_line(None, 11),
        ),
        (
            EventKind::FutureResolved {
                future: future(8),
                resolution: Resolution::Cancelled,
                cause: Cause::Task(task(1)),
            },
            None,
        ),
        (
            EventKind::TimerArmed {
                timer: timer(5),
                deadline,
                cause: Cause::Task(task(1)),
            },
            at_line(Some("tick"), 12),
        ),
        (EventKind::TimerFired { timer: timer(5) }, None),
        (
            EventKind::TimerCancelled {
                timer: timer(6),
                cause: Cause::Outside,
            },
            None,
        ),
        (
            EventKind::Wrote {
                stream: 2,
                end: 17,
                cause: Cause::Task(task(1)),
            },
            None,
        ),
        (
            EventKind::LineReached {
                line: 7,
                function: 3,
                cause: Cause::Task(task(1)),
            },
            None,
        ),
        (
            EventKind::LoopBlocked {
                job: other,
                duration: Duration::from_micros(62_500),
            },
            None,
        ),
        (
            EventKind::FutureServes {
                future: future(9),
                role: Role::QueueGet,
                resource: Some(resource(1)),
                parts: [].into(),
            },
            None,
        ),
        (
            EventKind::FutureServes {
                future: future(10),
                role: Role::Gather,
                resource: None,
                parts: [
                    Part::Task(task(2)),
                    Part::Future(future(9)),
                    Part::Timer(timer(5)),
                ]
                .into(),
            },
            None,
        ),
        (
            EventKind::Acquired {
                resource: resource(2),
                role: Role::Lock,
                holder: Some(task(1)),
                cause: Cause::Task(task(1)),
            },
            at_line(None, 13),
        ),
        (
            EventKind::Released {
                resource: resource(3),
                role: Role::Semaphore,
                holder: None,
                cause: Cause::Outside,
            },
            None,
        ),
        (
            EventKind::Mistaken {
                mistake: Mistake::NeverAwaited,
                task: None,
                future: None,
            },
            at_line(Some("fetch"), 14),
        ),
        (
            EventKind::Mistaken {
                mistake: Mistake::NeverRetrieved,
                task: None,
                future: Some(future(7)),
            },
            None,
        ),
        (
            EventKind::Mistaken {
                mistake: Mistake::DestroyedPending,
                task: Some(task(2)),
                future: None,
            },
            None,
        ),
    ];
    let stamp = |(number, (kind, place)): (usize, (EventKind, Option<Arc<Place>>))| Event {
        at: Instant::from_nanos(number as u64 * 1_500_000),
        turn: number as u64 / 4,
        kind,
        place,
    };
    kinds.into_iter().enumerate().map(stamp).collect()
}

fn encode(events: &[Event]) -> Words {
    let mut batch = Words::new();
    for event in events {
        let place = event.place.as_ref().map_or(0, |place| batch.place(place));
        batch.push(event, place);
    }
    batch
}

/// Reads a batch as the table of the module says.
struct Reader<'a> {
    batch: &'a Words,
    at: usize,
    places: Vec<Arc<Place>>,
}

impl Reader<'_> {
    fn next(&mut self) -> f64 {
        self.at += 1;
        self.batch.words()[self.at - 1]
    }

    /// A number that has no fraction.
    fn count(&mut self) -> u64 {
        let number = self.next();
        assert_eq!(number.fract(), 0.0, "word {}", self.at - 1);
        number as u64
    }

    fn string(&mut self) -> Option<Arc<str>> {
        let number = self.count() as usize;
        let nth = || self.batch.text().split('\0').nth(number - 1);
        (number > 0).then(|| nth().expect("there is such a string").into())
    }

    fn place(&mut self) -> Option<Arc<Place>> {
        let number = self.count() as usize;
        (number > 0).then(|| self.places[number - 1].clone())
    }

    fn instant(&mut self) -> Instant {
        Instant::from_nanos((self.next() * 1e6) as u64)
    }

    fn cause(&mut self) -> Cause {
        let (by, id) = (self.count(), self.count());
        match by {
            0 => Cause::Outside,
            1 => Cause::Task(task(id)),
            2 => Cause::Call(call(id)),
            3 => Cause::Timer(timer(id)),
            by => panic!("cause {by}"),
        }
    }

    fn job(&mut self) -> JobId {
        match (self.count(), self.count()) {
            (0, id) => JobId::Task(task(id)),
            (1, id) => JobId::Call(call(id)),
            (job, _) => panic!("job {job}"),
        }
    }

    fn outcome(&mut self) -> Outcome {
        let (outcome, wait, what) = (self.count(), self.count(), self.count());
        match (outcome, wait) {
            (0, 1) => Outcome::Suspended(Wait::Turn),
            // The deadline stands in the timer's own event.
            (0, 2) => Outcome::Suspended(Wait::Timer {
                timer: timer(what),
                deadline: Instant::from_nanos(2_000_000_000),
            }),
            (0, 3) => Outcome::Suspended(Wait::Future(future(what))),
            (0, 4) => Outcome::Suspended(Wait::Task(task(what))),
            (0, 5) => Outcome::Suspended(Wait::Several),
            (0, 6) => Outcome::Suspended(Wait::Other),
            (1, 0) => Outcome::Finished,
            (2, 0) => Outcome::Failed,
            (3, 0) => Outcome::Cancelled,
            other => panic!("outcome {other:?}"),
        }
    }

    fn role(&mut self) -> Role {
        match self.count() {
            1 => Role::Lock,
            2 => Role::Semaphore,
            6 => Role::QueueGet,
            9 => Role::Gather,
            role => panic!("role {role}"),
        }
    }

    fn part(&mut self) -> Part {
        match (self.count(), self.count()) {
            (0, id) => Part::Future(future(id)),
            (1, id) => Part::Task(task(id)),
            (2, id) => Part::Timer(timer(id)),
            (part, _) => panic!("part {part}"),
        }
    }

    /// A resource, its role, who holds it, and who ran.
    fn held(&mut self) -> (ResourceId, Role, Option<TaskId>, Cause) {
        let (which, role) = (resource(self.count()), self.role());
        (which, role, TaskId::from_number(self.count()), self.cause())
    }

    fn read_place(&mut self) {
        let (what, line, calls) = (self.string(), self.count(), self.count());
        let stack = (0..calls).map(|_| Frame {
            function: self.string().expect("a function has a name"),
            file: self.string().expect("a file has a name"),
            line: self.count() as u32,
        });
        let stack = stack.collect();
        let line = (line > 0).then_some(line as u32);
        self.places.push(Arc::new(Place { what, line, stack }));
    }

    fn read_event(&mut self, code: u64) -> Event {
        let (at, turn) = (self.instant(), self.count());
        let mut place = None;
        let kind = match code {
            0 => EventKind::TurnStarted {
                jobs: self.count() as usize,
            },
            1 => {
                let (child, parent, name) = (self.count(), self.count(), self.string());
                place = self.place();
                EventKind::TaskSpawned {
                    task: task(child),
                    parent: (parent > 0).then(|| task(parent)),
                    name,
                }
            }
            2 => EventKind::TaskWoken {
                task: task(self.count()),
                cause: self.cause(),
            },
            3 => {
                let kind = EventKind::CallScheduled {
                    call: call(self.count()),
                    cause: self.cause(),
                };
                place = self.place();
                kind
            }
            4 => EventKind::CallCancelled {
                call: call(self.count()),
                cause: self.cause(),
            },
            5 => EventKind::JobStarted { job: self.job() },
            6 => {
                let kind = ended(self.job(), self.outcome());
                place = self.place();
                kind
            }
            7 => EventKind::FutureCreated {
                future: future(self.count()),
                cause: self.cause(),
            },
            8 => {
                let kind = EventKind::FutureResolved {
                    future: future(self.count()),
                    resolution: match self.count() {
                        4 => Resolution::Result,
                        5 => Resolution::Error,
                        3 => Resolution::Cancelled,
                        other => panic!("resolution {other}"),
                    },
                    cause: self.cause(),
                };
                place = self.place();
                kind
            }
            9 => {
                let kind = EventKind::TimerArmed {
                    timer: timer(self.count()),
                    deadline: self.instant(),
                    cause: self.cause(),
                };
                place = self.place();
                kind
            }
            10 => EventKind::TimerFired {
                timer: timer(self.count()),
            },
            11 => EventKind::TimerCancelled {
                timer: timer(self.count()),
                cause: self.cause(),
            },
            12 => EventKind::LoopBlocked {
                job: self.job(),
                duration: self.instant() - Instant::ZERO,
            },
            13 => {
                let kind = EventKind::CancelRequested {
                    task: task(self.count()),
                    cause: self.cause(),
                };
                place = self.place();
                kind
            }
            14 => EventKind::TaskRenamed {
                task: task(self.count()),
                name: self.string().expect("a name"),
            },
            16 => EventKind::Wrote {
                stream: self.count() as u8,
                end: self.count(),
                cause: self.cause(),
            },
            21 => EventKind::LineReached {
                line: self.count() as u32,
                function: self.count() as u32,
                cause: self.cause(),
            },
            17 => {
                let (serving, role) = (future(self.count()), self.role());
                let (at, parts) = (self.count(), self.count());
                EventKind::FutureServes {
                    future: serving,
                    role,
                    resource: ResourceId::from_number(at),
                    parts: (0..parts).map(|_| self.part()).collect(),
                }
            }
            18 => {
                let (resource, role, holder, cause) = self.held();
                place = self.place();
                EventKind::Acquired {
                    resource,
                    role,
                    holder,
                    cause,
                }
            }
            19 => {
                let (resource, role, holder, cause) = self.held();
                place = self.place();
                EventKind::Released {
                    resource,
                    role,
                    holder,
                    cause,
                }
            }
            22 => {
                let mistake = match self.count() {
                    1 => Mistake::NeverAwaited,
                    2 => Mistake::NeverRetrieved,
                    3 => Mistake::DestroyedPending,
                    other => panic!("mistake {other}"),
                };
                let (of, other) = (self.count(), self.count());
                place = self.place();
                EventKind::Mistaken {
                    mistake,
                    task: TaskId::from_number(of),
                    future: FutureId::from_number(other),
                }
            }
            code => panic!("code {code}"),
        };
        Event {
            at,
            turn,
            kind,
            place,
        }
    }
}

fn decode(batch: &Words) -> Vec<Event> {
    let mut reader = Reader {
        batch,
        at: 0,
        places: vec![],
    };
    assert_eq!(reader.count(), u64::from(VERSION));
    let count = reader.count();
    let mut events = vec![];
    while reader.at < batch.words().len() {
        match reader.count() {
            15 => reader.read_place(),
            code => events.push(reader.read_event(code)),
        }
    }
    assert_eq!(count, events.len() as u64);
    events
}

/// Without white space, of which there is none in its strings.
fn json(batch: &Words) -> String {
    let words: Vec<String> = batch.words().iter().map(f64::to_string).collect();
    let strings = batch.text().split('\0').map(|text| format!("\"{text}\""));
    let strings: Vec<String> = strings.collect();
    let (words, strings) = (words.join(","), strings.join(","));
    format!(r#"{{"words":[{words}],"strings":[{strings}]}}"#)
}

#[test]
fn every_event_comes_back_as_it_was() {
    let events = every_event();
    assert_eq!(decode(&encode(&events)), events);
}

#[test]
fn the_batch_of_the_other_side_is_this_one() {
    let other: String = BATCH.split_whitespace().collect();
    assert_eq!(json(&encode(&every_event())), other);
}

#[test]
fn a_batch_that_was_cleared_is_as_new() {
    let events = every_event();
    let mut batch = encode(&events);
    batch.clear();
    assert_eq!(batch.events(), 0);
    assert_eq!(batch.words(), Words::new().words());
    assert_eq!(batch.text(), "");
    let place = events.iter().find_map(|event| event.place.as_ref());
    assert_eq!(batch.place(place.expect("one has a place")), 1);
}

#[test]
fn a_string_keeps_to_itself() {
    let mut batch = Words::new();
    for name in ["", "a\0b\0", "c"] {
        let task = task(1);
        let name = name.into();
        let kind = EventKind::TaskRenamed { task, name };
        let (at, turn, place) = (Instant::ZERO, 0, None);
        batch.push(
            &Event {
                at,
                turn,
                kind,
                place,
            },
            0,
        );
    }
    let strings: Vec<&str> = batch.text().split('\0').collect();
    assert_eq!(strings, ["", "a\u{fffd}b\u{fffd}", "c"]);
}
