//! Events as numbers, for whoever takes them to another world: a row of `f64`, and strings in one text, in batches. Knows
//! the order of the fields, and is the one place where it is written down; `crate/web/js/trace.js` reads it.
//!
//! A batch begins with [`VERSION`] and the number of its events. Then come the events, and places before the first
//! event that refers to them. Each begins with a code. An event goes on with its time in milliseconds, its turn, and:
//!
//! | code | what             | fields                                                                      |
//! | ---: | ---------------- | --------------------------------------------------------------------------- |
//! |    0 | turn started     | jobs                                                                        |
//! |    1 | task spawned     | task, parent or 0, name, place                                              |
//! |    2 | task woken       | task, *cause*                                                               |
//! |    3 | call scheduled   | call, *cause*, place                                                        |
//! |    4 | call cancelled   | call, *cause*                                                               |
//! |    5 | job started      | *job*                                                                       |
//! |    6 | job ended        | *job*, *outcome*, place                                                     |
//! |    7 | future created   | future, *cause*                                                             |
//! |    8 | future resolved  | future, 4 with a result, 5 with an error or 3 cancelled, *cause*, place     |
//! |    9 | timer armed      | timer, its deadline in milliseconds, *cause*, place                         |
//! |   10 | timer fired      | timer                                                                       |
//! |   11 | timer cancelled  | timer, *cause*                                                              |
//! |   12 | loop blocked     | *job*, for how many milliseconds                                            |
//! |   13 | cancel requested | task, *cause*, place                                                        |
//! |   14 | task renamed     | task, name                                                                  |
//! |   16 | text written     | stream, 1 or 2, how much it has by now, in UTF-16 code units, *cause*       |
//! |   17 | future serves    | future, *role*, resource or 0, number of parts, then of each: 0 a future, 1 a task or 2 a timer; and which |
//! |   18 | acquired         | resource, *role*, the task that holds it or 0, *cause*, place               |
//! |   19 | released         | resource, *role*, the task that held it or 0, *cause*, place                |
//! |   21 | line reached     | line, the line at which its function begins or 0, *cause*                   |
//! |   22 | mistake found    | *mistake*, task or 0, future or 0, place                                    |
//! |   15 | a place          | what, line or 0, number of calls, then of each: function, file, line        |
//!
//! * a *cause* is two numbers: 0 outside, 1 a task, 2 a call or 3 a timer; and which;
//! * a *job* is two: 0 a task's or 1 a call's; and whose;
//! * an *outcome* is three: 0 suspended, 1 finished, 2 failed or 3 cancelled; what a suspended task waits for, 0
//!   nothing, 1 its turn, 2 a timer, 3 a future, 4 a task, 5 several things or 6 something else; and which;
//! * a *role* and a *mistake* are the numbers of [`Role`](super::Role) and [`Mistake`](super::Mistake);
//! * a name, and all else that is text, is the number of a string of the batch, counted from 1, or 0 for none;
//! * a place is the number of a place of the batch, counted from 1, or 0 for none. Whoever writes the batch may keep
//!   places of its own beside it; those count first.
//!
//! The strings follow one another in the text of the batch, with a NUL between two, for one long text goes over much
//! sooner than many short ones; a NUL of their own becomes U+FFFD. Numbers of tasks and the like are exact below 2^53.

use super::{Cause, Event, EventKind, Frame, JobId, Outcome, Part, Place, Resolution, Role, Wait};
use crate::{FutureId, ResourceId, TaskId};

/// Of the encoding. A batch of another version is not to be read.
pub const VERSION: u32 = 3;

/// How many numbers stand before the first event.
const HEADER: usize = 2;

/// How many numbers an event begins with: its code, its time, its turn.
const STAMP: usize = 3;

/// A batch that grows.
///
/// ```
/// use interleave::trace::{Event, EventKind, Words};
/// use interleave::Instant;
///
/// let mut batch = Words::new();
/// let kind = EventKind::TurnStarted { jobs: 3 };
/// batch.push(&Event { at: Instant::from_nanos(1_500_000), turn: 2, kind, place: None }, 0);
/// assert_eq!(batch.events(), 1);
/// assert_eq!(batch.words(), [3.0, 1.0, 0.0, 1.5, 2.0, 3.0]);
/// ```
#[derive(Debug)]
pub struct Words {
    words: Vec<f64>,
    text: String,
    strings: u32,
    places: u32,
}

impl Default for Words {
    fn default() -> Words {
        Words {
            words: vec![f64::from(VERSION), 0.0],
            text: String::new(),
            strings: 0,
            places: 0,
        }
    }
}

impl Words {
    /// An empty batch.
    #[must_use]
    pub fn new() -> Words {
        Words::default()
    }

    /// The numbers.
    #[must_use]
    pub fn words(&self) -> &[f64] {
        &self.words
    }

    /// The strings, with a NUL between two.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many events stand in it.
    #[must_use]
    pub fn events(&self) -> usize {
        self.words[1] as usize
    }

    /// Empties it, and keeps its room.
    pub fn clear(&mut self) {
        self.words.truncate(HEADER);
        self.words[1] = 0.0;
        self.text.clear();
        self.strings = 0;
        self.places = 0;
    }

    /// Adds a place, and returns its number.
    ///
    /// ```
    /// use interleave::trace::{Place, Words};
    ///
    /// let mut batch = Words::new();
    /// let place = Place { what: Some("sleep()".into()), line: Some(4), stack: vec![] };
    /// assert_eq!(batch.place(&place), 1);
    /// assert_eq!(batch.words()[2..], [15.0, 1.0, 4.0, 0.0]);
    /// ```
    pub fn place(&mut self, place: &Place) -> u32 {
        let Place { what, line, stack } = place;
        let what = self.string(what.as_deref());
        let line = line.unwrap_or(0);
        let calls = stack.len() as f64;
        self.words.extend([15.0, what, f64::from(line), calls]);
        for Frame {
            function,
            file,
            line,
        } in stack
        {
            let function = self.string(Some(function));
            let file = self.string(Some(file));
            self.words.extend([function, file, f64::from(*line)]);
        }
        self.places += 1;
        self.places
    }

    fn string(&mut self, string: Option<&str>) -> f64 {
        let Some(string) = string else { return 0.0 };
        if self.strings > 0 {
            self.text.push('\0');
        }
        for char in string.chars() {
            self.text.push(if char == '\0' { '\u{fffd}' } else { char });
        }
        self.strings += 1;
        f64::from(self.strings)
    }

    /// Adds an event. `place` is the number of the place it refers to, if it is of a kind that does, or 0.
    pub fn push(&mut self, event: &Event, place: u32) {
        let place = f64::from(place);
        match &event.kind {
            EventKind::TurnStarted { jobs } => self.put(event, 0, &[*jobs as f64]),
            EventKind::TaskSpawned { task, parent, name } => {
                let parent = parent.map_or(0, |parent| parent.get());
                let name = self.string(name.as_deref());
                self.put(event, 1, &[number(task.get()), number(parent), name, place]);
            }
            EventKind::TaskWoken { task, cause } => self.caused(event, 2, task.get(), *cause),
            EventKind::CallScheduled { call, cause } => {
                self.caused_at(event, 3, call.get(), *cause, place);
            }
            EventKind::CallCancelled { call, cause } => self.caused(event, 4, call.get(), *cause),
            EventKind::JobStarted { job } => {
                let (kind, id) = spell_job(*job);
                self.put(event, 5, &[kind, id]);
            }
            EventKind::JobEnded { job, outcome } => {
                let (kind, id) = spell_job(*job);
                let (outcome, wait, what) = spell_outcome(*outcome);
                self.put(event, 6, &[kind, id, outcome, wait, what, place]);
            }
            EventKind::FutureCreated { future, cause } => {
                self.caused(event, 7, future.get(), *cause);
            }
            EventKind::FutureResolved {
                future,
                resolution,
                cause,
            } => {
                let resolution = match resolution {
                    Resolution::Result => 4.0,
                    Resolution::Error => 5.0,
                    Resolution::Cancelled => 3.0,
                };
                let (by, id) = spell_cause(*cause);
                self.put(event, 8, &[number(future.get()), resolution, by, id, place]);
            }
            EventKind::TimerArmed {
                timer,
                deadline,
                cause,
            } => {
                let (by, id) = spell_cause(*cause);
                let deadline = deadline.as_millis_f64();
                self.put(event, 9, &[number(timer.get()), deadline, by, id, place]);
            }
            EventKind::TimerFired { timer } => self.put(event, 10, &[number(timer.get())]),
            EventKind::TimerCancelled { timer, cause } => {
                self.caused(event, 11, timer.get(), *cause);
            }
            EventKind::LoopBlocked { job, duration } => {
                let (kind, id) = spell_job(*job);
                self.put(event, 12, &[kind, id, duration.as_nanos() as f64 / 1e6]);
            }
            EventKind::CancelRequested { task, cause } => {
                self.caused_at(event, 13, task.get(), *cause, place);
            }
            EventKind::Wrote { stream, end, cause } => {
                let (by, id) = spell_cause(*cause);
                self.put(event, 16, &[f64::from(*stream), *end as f64, by, id]);
            }
            EventKind::LineReached {
                line,
                function,
                cause,
            } => {
                let (by, id) = spell_cause(*cause);
                self.put(event, 21, &[f64::from(*line), f64::from(*function), by, id]);
            }
            EventKind::FutureServes {
                future,
                role,
                resource,
                parts,
            } => {
                let resource = resource.map_or(0, ResourceId::get);
                let (role, count) = (f64::from(*role as u8), parts.len() as f64);
                self.put(
                    event,
                    17,
                    &[number(future.get()), role, number(resource), count],
                );
                for part in &**parts {
                    let (what, id) = match part {
                        Part::Future(id) => (0.0, id.get()),
                        Part::Task(id) => (1.0, id.get()),
                        Part::Timer(id) => (2.0, id.get()),
                    };
                    self.words.extend([what, number(id)]);
                }
            }
            EventKind::Acquired {
                resource,
                role,
                holder,
                cause,
            } => self.held(event, 18, (*resource, *role, *holder), *cause, place),
            EventKind::Released {
                resource,
                role,
                holder,
                cause,
            } => self.held(event, 19, (*resource, *role, *holder), *cause, place),
            EventKind::Mistaken {
                mistake,
                task,
                future,
            } => {
                let task = number(task.map_or(0, TaskId::get));
                let future = number(future.map_or(0, FutureId::get));
                self.put(event, 22, &[f64::from(*mistake as u8), task, future, place]);
            }
            EventKind::TaskRenamed { task, name } => {
                let name = self.string(Some(name));
                self.put(event, 14, &[number(task.get()), name]);
            }
        }
    }

    // These are not copied into each arm above, for a page has to load them.
    #[inline(never)]
    fn caused(&mut self, event: &Event, code: u8, id: u64, cause: Cause) {
        let (by, whose) = spell_cause(cause);
        self.put(event, code, &[number(id), by, whose]);
    }

    #[inline(never)]
    fn caused_at(&mut self, event: &Event, code: u8, id: u64, cause: Cause, place: f64) {
        let (by, whose) = spell_cause(cause);
        self.put(event, code, &[number(id), by, whose, place]);
    }

    #[inline(never)]
    fn held(
        &mut self,
        event: &Event,
        code: u8,
        (resource, role, holder): (ResourceId, Role, Option<TaskId>),
        cause: Cause,
        place: f64,
    ) {
        let (by, whose) = spell_cause(cause);
        let holder = number(holder.map_or(0, TaskId::get));
        let (resource, role) = (number(resource.get()), f64::from(role as u8));
        self.put(event, code, &[resource, role, holder, by, whose, place]);
    }

    #[inline(never)]
    fn put(&mut self, event: &Event, code: u8, fields: &[f64]) {
        let (at, turn) = (event.at.as_millis_f64(), number(event.turn));
        // As many as there can be, and then the fields that there are: a copy of a length that is known takes a third
        // of the time of one that is not.
        let mut words = [f64::from(code), at, turn, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        for (word, field) in words[STAMP..].iter_mut().zip(fields) {
            *word = *field;
        }
        let end = self.words.len() + STAMP + fields.len();
        self.words.extend_from_slice(&words);
        self.words.truncate(end);
        self.words[1] += 1.0;
    }
}

fn number(id: u64) -> f64 {
    id as f64
}

fn spell_cause(cause: Cause) -> (f64, f64) {
    match cause {
        Cause::Outside => (0.0, 0.0),
        Cause::Task(id) => (1.0, number(id.get())),
        Cause::Call(id) => (2.0, number(id.get())),
        Cause::Timer(id) => (3.0, number(id.get())),
    }
}

fn spell_job(job: JobId) -> (f64, f64) {
    match job {
        JobId::Task(id) => (0.0, number(id.get())),
        JobId::Call(id) => (1.0, number(id.get())),
    }
}

fn spell_outcome(outcome: Outcome) -> (f64, f64, f64) {
    match outcome {
        Outcome::Suspended(wait) => {
            let (wait, what) = spell_wait(wait);
            (0.0, wait, what)
        }
        Outcome::Finished => (1.0, 0.0, 0.0),
        Outcome::Failed => (2.0, 0.0, 0.0),
        Outcome::Cancelled => (3.0, 0.0, 0.0),
    }
}

fn spell_wait(wait: Wait) -> (f64, f64) {
    match wait {
        Wait::Turn => (1.0, 0.0),
        Wait::Timer { timer, .. } => (2.0, number(timer.get())),
        Wait::Future(future) => (3.0, number(future.get())),
        Wait::Task(task) => (4.0, number(task.get())),
        Wait::Several => (5.0, 0.0),
        Wait::Other => (6.0, 0.0),
    }
}

#[cfg(test)]
mod tests;
