//! A hand on a program: whether it runs, waits, or goes one job or one turn further. Knows how far that is; what a turn
//! is and how a job is run, the executor knows.

use std::cell::Cell;

use crate::{Executor, Next};

/// How far a program may go before it waits for whoever holds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leave {
    /// Nobody holds it.
    #[default]
    Free,
    /// To the end of one job.
    Job,
    /// To the end of a turn: of the one that is under way, if there is one.
    Turn,
    /// Not at all.
    Wait,
}

/// A hand on all the executors of a program, which [`Executor::turn_within`] asks how far it may go.
///
/// Whoever drives the executor has program time stand still for as long as the hold says [`Leave::Wait`], and move
/// to the next deadline at once where a step finds nothing ready. So what is stepped through does the same in the same
/// order as what is let run.
///
/// ```
/// use interleave::{Executor, Hold, Leave, Next, VirtualHost};
///
/// let executor = Executor::new(VirtualHost::new());
/// executor.handle().call_soon(|| println!("first"));
/// executor.handle().call_soon(|| println!("second"));
/// let hold = Hold::new();
/// hold.pause();
/// assert_eq!(executor.turn_within(&hold), Next::Ready); // nothing ran
/// hold.step(Leave::Job);
/// assert_eq!(executor.turn_within(&hold), Next::Ready); // "first"
/// assert_eq!(hold.leave(), Leave::Wait);
/// hold.resume();
/// assert_eq!(executor.turn_within(&hold), Next::Idle); // "second"
/// ```
#[derive(Debug, Default)]
pub struct Hold {
    leave: Cell<Leave>,
}

impl Hold {
    /// One that holds nothing.
    #[must_use]
    pub fn new() -> Hold {
        Hold::default()
    }

    /// How far it may go now.
    #[must_use]
    pub fn leave(&self) -> Leave {
        self.leave.get()
    }

    /// Whether it is on its way to the end of a job or of a turn, where it will wait.
    #[must_use]
    pub fn is_stepping(&self) -> bool {
        matches!(self.leave.get(), Leave::Job | Leave::Turn)
    }

    /// Whether it waits.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.leave.get() == Leave::Wait
    }

    /// After the job that runs now, if one does, no other runs.
    pub fn pause(&self) {
        self.leave.set(Leave::Wait);
    }

    /// Lets it go on.
    pub fn resume(&self) {
        self.leave.set(Leave::Free);
    }

    /// Lets it go as far as `leave` says; then it waits.
    pub fn step(&self, leave: Leave) {
        self.leave.set(leave);
    }

    /// It went as far as it might, unless somebody has said otherwise meanwhile.
    fn went(&self, as_far_as: Leave) {
        if self.leave.get() == as_far_as {
            self.pause();
        }
    }
}

impl Executor {
    /// Runs as far as `hold` gives leave, and returns what is needed next: a turn, or the rest of one, where nobody holds
    /// the program or a turn was asked for; one job, where one was; else nothing. A step that finds nothing ready
    /// stays to be made.
    ///
    /// # Panics
    ///
    /// As [`turn`](Executor::turn).
    pub fn turn_within(&self, hold: &Hold) -> Next {
        match hold.leave() {
            Leave::Free => return self.turn(),
            Leave::Wait => {}
            Leave::Job => {
                if self.run_one() {
                    hold.went(Leave::Job);
                }
            }
            Leave::Turn => {
                if self.run_turn() {
                    hold.went(Leave::Turn);
                }
            }
        }
        self.next()
    }
}
