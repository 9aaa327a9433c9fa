//! Who runs next. Knows threads by their ids and when they want to be looked at; knows no stacks and no Python.

use std::collections::VecDeque;

use interleave::Instant;

use super::ThreadId;

/// The threads of one program that have not ended: one runs, the others stand in line or wait.
///
/// The line is first in, first out. A thread is never sent to the line while it runs: that is what makes the
/// order of a program's output the same in every run.
#[derive(Debug)]
pub(super) struct Schedule {
    running: ThreadId,
    ready: VecDeque<ThreadId>,
    /// In the order in which they began to wait.
    waiting: Vec<Waiting>,
    last: ThreadId,
}

#[derive(Debug)]
struct Waiting {
    thread: ThreadId,
    until: Option<Instant>,
}

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// It is this thread's turn: it runs from here on.
    Run(ThreadId),
    /// Everybody waits. The first of them wants to be looked at then; `None` is never.
    Wait(Option<Instant>),
}

impl Schedule {
    /// A program on its first thread.
    pub(super) fn new() -> Schedule {
        Schedule {
            running: ThreadId::MAIN,
            ready: VecDeque::new(),
            waiting: Vec::new(),
            last: ThreadId::MAIN,
        }
    }

    /// Which thread runs.
    pub(super) fn running(&self) -> ThreadId {
        self.running
    }

    /// Puts a new thread at the end of the line. An id is never given twice.
    pub(super) fn start(&mut self) -> ThreadId {
        self.last = ThreadId(self.last.0 + 1);
        self.ready.push_back(self.last);
        self.last
    }

    /// The running thread waits until `until`, or until [`Schedule::wake`] or [`Schedule::look_again`].
    pub(super) fn wait(&mut self, until: Option<Instant>) {
        self.waiting.push(Waiting {
            thread: self.running,
            until,
        });
    }

    /// A waiting thread goes to the end of the line.
    pub(super) fn wake(&mut self, thread: ThreadId) {
        if let Some(place) = self.waiting.iter().position(|one| one.thread == thread) {
            self.waiting.remove(place);
            self.ready.push_back(thread);
        }
    }

    /// Everybody who waits goes to the end of the line, those first who have waited longest.
    pub(super) fn look_again(&mut self) {
        let waiting = self.waiting.drain(..).map(|waiting| waiting.thread);
        self.ready.extend(waiting);
    }

    /// A waiting thread gets its turn before all others.
    pub(super) fn hurry(&mut self, thread: ThreadId) {
        self.waiting.retain(|waiting| waiting.thread != thread);
        self.ready.retain(|ready| *ready != thread);
        self.ready.push_front(thread);
    }

    /// The running thread waits or has ended: whose turn is it?
    pub(super) fn next(&mut self, now: Instant) -> Next {
        // Those whose time has come, in the order of their times; the sort keeps equal ones as they were.
        let mut due: Vec<Waiting> = self
            .waiting
            .extract_if(.., |waiting| {
                waiting.until.is_some_and(|until| until <= now)
            })
            .collect();
        due.sort_by_key(|waiting| waiting.until);
        self.ready.extend(due.iter().map(|waiting| waiting.thread));
        match self.ready.pop_front() {
            Some(thread) => {
                self.running = thread;
                Next::Run(thread)
            }
            None => Next::Wait(self.waiting.iter().filter_map(|one| one.until).min()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIN: ThreadId = ThreadId::MAIN;
    const A: ThreadId = ThreadId(2);
    const B: ThreadId = ThreadId(3);

    fn at(nanos: u64) -> Instant {
        Instant::from_nanos(nanos)
    }

    /// The main thread and two more, which wait until these times.
    fn three(main: Option<Instant>, a: Option<Instant>, b: Option<Instant>) -> Schedule {
        let mut schedule = Schedule::new();
        assert_eq!((schedule.start(), schedule.start()), (A, B));
        schedule.wait(main);
        assert_eq!(schedule.next(at(0)), Next::Run(A));
        schedule.wait(a);
        assert_eq!(schedule.next(at(0)), Next::Run(B));
        schedule.wait(b);
        schedule
    }

    #[test]
    fn a_new_thread_runs_when_the_one_that_started_it_waits() {
        let mut schedule = Schedule::new();
        assert_eq!(schedule.start(), A);
        assert_eq!(schedule.running(), MAIN);
        schedule.wait(Some(at(0)));
        assert_eq!(schedule.next(at(0)), Next::Run(A));
        assert_eq!(schedule.running(), A);
    }

    #[test]
    fn times_come_in_their_order_and_equal_ones_in_the_order_of_waiting() {
        let mut schedule = three(Some(at(7)), Some(at(5)), Some(at(5)));
        assert_eq!(schedule.next(at(4)), Next::Wait(Some(at(5))));
        assert_eq!(schedule.next(at(9)), Next::Run(A));
        assert_eq!(schedule.next(at(9)), Next::Run(B));
        assert_eq!(schedule.next(at(9)), Next::Run(MAIN));
    }

    #[test]
    fn whoever_has_waited_longest_looks_first() {
        let mut schedule = three(None, Some(at(5)), None);
        schedule.look_again();
        assert_eq!(schedule.next(at(0)), Next::Run(MAIN));
        assert_eq!(schedule.next(at(0)), Next::Run(A));
        schedule.wait(None);
        schedule.look_again();
        assert_eq!(schedule.next(at(0)), Next::Run(B));
        assert_eq!(schedule.next(at(0)), Next::Run(A));
    }

    #[test]
    fn one_that_is_woken_stands_in_line_once() {
        let mut schedule = three(None, None, Some(at(5)));
        schedule.wake(B);
        schedule.wake(B);
        schedule.wake(A);
        assert_eq!(schedule.next(at(5)), Next::Run(B));
        schedule.wake(B);
        assert_eq!(schedule.next(at(5)), Next::Run(A));
        assert_eq!(schedule.next(at(5)), Next::Wait(None));
    }

    #[test]
    fn one_whose_time_has_come_stands_behind_those_in_line() {
        let mut schedule = three(None, Some(at(5)), None);
        let c = schedule.start();
        assert_eq!(schedule.next(at(5)), Next::Run(c));
        assert_eq!(schedule.next(at(5)), Next::Run(A));
    }

    #[test]
    fn a_hurried_thread_is_next_and_stands_in_line_once() {
        let mut schedule = three(None, None, None);
        schedule.hurry(B);
        assert_eq!(schedule.next(at(0)), Next::Run(B));
        assert_eq!(schedule.next(at(0)), Next::Wait(None));
        schedule.look_again();
        schedule.hurry(A);
        assert_eq!(schedule.next(at(0)), Next::Run(A));
        assert_eq!(schedule.next(at(0)), Next::Run(MAIN));
        assert_eq!(schedule.next(at(0)), Next::Wait(None));
    }
}
