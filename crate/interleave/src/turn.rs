//! The turn: fire what is due, take a snapshot, run it. Knows nothing of how a job is run.

use std::rc::Rc;

use crate::Instant;
use crate::core::Core;
use crate::current::Scope;
use crate::ready::Job;
use crate::timers::{Target, TimerKey};
use crate::trace::{Cause, EventKind};

impl Core {
    /// How many jobs are ready: those of this turn and those that wait for the next.
    pub(crate) fn ready_len(&self) -> usize {
        self.batch.borrow().len() + self.ready.len()
    }

    /// Marks the executor as running until the guard is dropped.
    ///
    /// # Panics
    ///
    /// If it is running already: one job cannot wait for another by running the loop inside itself.
    pub(crate) fn enter(self: &Rc<Core>) -> Entered {
        // Whatever ran before has taken its time.
        self.moment.pass();
        self.enter_at_once()
    }

    /// The same, where nothing has run since it last ran.
    pub(crate) fn enter_at_once(self: &Rc<Core>) -> Entered {
        assert!(
            !self.running.replace(true),
            "this executor is running already: a job cannot drive the executor that runs it. \
             Await the result instead, or make another executor"
        );
        self.ready.enter();
        Entered {
            core: self.clone(),
            _scope: Scope::enter(self.clone()),
        }
    }

    /// Begins a turn unless one is under way: fires what is due and takes the snapshot. Returns whether
    /// there is a job to run.
    ///
    /// CPython's `BaseEventLoop._run_once` (`Lib/asyncio/base_events.py`) is the model: due timers go to
    /// the end of the ready queue, then exactly the jobs that are ready now are run. Where timers come last,
    /// HTML's event loop is: a timer's task runs when no microtask is left, and then all microtasks do before
    /// the next timer's.
    pub(crate) fn begin_turn(&self) -> bool {
        if !self.batch.borrow().is_empty() {
            return true;
        }
        let due = self
            .next_deadline()
            .map(|first| (first, self.moment.known().unwrap_or_else(|| self.now())))
            .filter(|(first, now)| first <= now)
            .filter(|_| !self.timers_last.get() || self.ready.is_empty());
        if due.is_none() && self.ready.is_empty() {
            return false;
        }
        let turns = &self.numbers.0.turns;
        turns.set(turns.get() + 1);
        self.ready.tracer.set_turn(turns.get());
        if let Some((_, now)) = due {
            self.moment.set(now);
            self.fire(now);
        }
        let jobs = {
            let mut batch = self.batch.borrow_mut();
            self.ready.take_all(&mut batch);
            batch.len()
        };
        let tracer = &self.ready.tracer;
        if tracer.is_on() {
            let now = self.moment.known().unwrap_or_else(|| self.now());
            tracer.emit_at(now, EventKind::TurnStarted { jobs }, None);
            self.moment.set(now);
        }
        jobs > 0
    }

    fn fire(&self, now: Instant) {
        loop {
            // Not a `while let`: its borrow would last through the body.
            let due = self.timers.borrow_mut().pop_due(now);
            let Some((TimerKey { id: timer, .. }, target)) = due else {
                return;
            };
            self.emit_now(now, |_| EventKind::TimerFired { timer });
            let before = self.ready.tracer.set_current(Cause::Timer(timer));
            match target {
                Target::Wake(waker) => waker.wake(),
                Target::Call(slot) => {
                    let call = self.calls.borrow_mut().fire(slot);
                    self.emit_now(now, |cause| EventKind::CallScheduled { call, cause });
                    self.ready.push(Job::Call(slot));
                }
            }
            self.ready.tracer.set_current(before);
            if self.timers_last.get() {
                return;
            }
        }
    }

    /// Puts what is left of the turn back to the front of the ready queue: the next turn begins with it.
    pub(crate) fn end_turn_early(&self) {
        self.ready.put_back(&mut self.batch.borrow_mut());
    }

    /// The next job of the turn that is under way.
    pub(crate) fn next_job(&self) -> Option<Job> {
        self.batch.borrow_mut().pop_front()
    }
}

/// The executor runs as long as this exists, and is the current one of its thread.
pub(crate) struct Entered {
    core: Rc<Core>,
    _scope: Scope,
}

impl Drop for Entered {
    fn drop(&mut self) {
        self.core.running.set(false);
        let more = !self.core.batch.borrow().is_empty();
        self.core.ready.leave(more);
    }
}
