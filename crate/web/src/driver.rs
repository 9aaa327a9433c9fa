//! When turns run: between being called by the browser and handing the thread back. Knows the executor,
//! the clock and the alarm; knows nothing of JavaScript's values.
//!
//! ```text
//!                    ┌──────────────── a batch: turns, for 3 ms at most ◀─────────────┐
//!                    ▼                                                                │
//!   still ready ──▶ message ──────────────────────────────────────────────────────────┤
//!   a deadline  ──▶ live: setTimeout ────────────────▶ due? ──────────────────────────┤
//!               └─▶ instant: message ──▶ still nothing ready? ──▶ the clock jumps ────┘
//!   neither     ──▶ if somebody listens: message ──▶ still nothing? ──▶ idle
//! ```
//!
//! The messages before a jump and before idleness are there because native promises run in between: one
//! of them may yet make something ready.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::time::Duration;

use interleave::trace::Sink;
use interleave::{Executor, Handle, Hold, Host, Instant, Leave, Next};
use send_wrapper::SendWrapper;

use crate::alarm::{Alarm, Call};
use crate::browser::performance_now;
use crate::clock::{Clock, Wait};

/// How long a batch may last, in milliseconds. A frame that is due may come as much late, so this is short
/// against the 16.7 ms of a frame; and long against the few microseconds that a message takes.
const BUDGET: f64 = 3.0;

/// The clock is read after 1, 2, 4 ... up to this many jobs: reading it takes as long as a small job.
const JOBS_BETWEEN_LOOKS: usize = 64;

/// Where jobs take longer than this many milliseconds between two looks, look more often.
const LONG_BETWEEN_LOOKS: f64 = 1.0;

/// What is told about a loop to whoever listens.
pub(crate) trait Listener {
    /// A macrotask begins; `asked` says whether [`Driver::ask_for_macrotask`] was called for it.
    fn macrotask_begins(&self, asked: bool);
    /// Some jobs have run; `goes_on` says whether more follow at once.
    fn batch_ended(&self, goes_on: bool);
    /// Whether to go to the length of a macrotask for it.
    fn wants_idle(&self) -> bool;
    /// Nothing is ready, no timer is set, and a macrotask has passed since.
    fn idle(&self);
}

pub(crate) struct Driver {
    /// Gone once the loop is stopped.
    executor: RefCell<Option<Rc<Executor>>>,
    handle: Handle,
    clock: Rc<Clock>,
    alarm: Rc<Alarm>,
    listener: RefCell<Option<Rc<dyn Listener>>>,
    paused: Cell<bool>,
    /// A job asked for native promises to run before the next job.
    hand_over: Cell<bool>,
    asked: Cell<bool>,
    /// The listener knows that nothing is left to do.
    told_idle: Cell<bool>,
    stopping: Cell<bool>,
}

impl Driver {
    pub(crate) fn new(clock: Clock, sink: Option<Arc<dyn Sink>>) -> Rc<Driver> {
        Rc::new_cyclic(|driver: &Weak<Driver>| {
            let driver = driver.clone();
            let alarm = Rc::new(Alarm::new(move |call| {
                if let Some(driver) = driver.upgrade() {
                    driver.macrotask(call);
                }
            }));
            let clock = Rc::new(clock);
            let host = Arc::new(BrowserHost {
                clock: SendWrapper::new(clock.clone()),
                alarm: SendWrapper::new(Rc::downgrade(&alarm)),
            });
            let executor = match sink {
                Some(sink) => Executor::with_trace(host, sink),
                None => Executor::new(host),
            };
            Driver {
                handle: executor.handle(),
                executor: RefCell::new(Some(Rc::new(executor))),
                clock,
                alarm,
                listener: RefCell::new(None),
                paused: Cell::new(false),
                hand_over: Cell::new(false),
                asked: Cell::new(false),
                // A loop that never had anything to do has not come to an end of it.
                told_idle: Cell::new(true),
                stopping: Cell::new(false),
            }
        })
    }

    pub(crate) fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Timers fire as those of a browser do: one at a time, when nothing is ready.
    #[cfg_attr(
        not(feature = "api"),
        expect(dead_code, reason = "the API asks for it")
    )]
    pub(crate) fn fire_timers_last(&self) {
        if let Some(executor) = self.executor() {
            executor.set_timers_last(true);
        }
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    #[cfg_attr(not(feature = "api"), expect(dead_code, reason = "the API listens"))]
    pub(crate) fn set_listener(&self, listener: Rc<dyn Listener>) {
        self.listener.replace(Some(listener));
    }

    fn tell(&self, what: impl FnOnce(&dyn Listener)) {
        let listener = self.listener.borrow().clone();
        if let Some(listener) = listener {
            what(&*listener);
        }
    }

    fn executor(&self) -> Option<Rc<Executor>> {
        self.executor.borrow().clone()
    }

    // ---- what the buttons do ---------------------------------------------------------------------

    pub(crate) fn pause(&self) {
        self.paused.set(true);
        self.clock.set_paused(true);
        if self.handle.is_running() {
            self.handle.interrupt();
        } else {
            // Between two batches: what waits for the next one does not any more.
            self.tell(|listener| listener.batch_ended(false));
        }
    }

    pub(crate) fn resume(&self) {
        self.paused.set(false);
        self.clock.set_paused(false);
        self.ask_for_what_is_next();
    }

    pub(crate) fn is_paused(&self) -> bool {
        self.paused.get()
    }

    pub(crate) fn set_speed(&self, speed: f64) {
        self.clock.set_speed(speed);
        // What is set was set for another speed.
        self.alarm.never();
        self.ask_for_what_is_next();
    }

    /// An instant clock follows the wall clock from now on.
    #[cfg_attr(
        not(feature = "api"),
        expect(dead_code, reason = "the API asks for it")
    )]
    pub(crate) fn go_live(&self, speed: f64) {
        self.clock.go_live(speed, self.is_paused());
        self.ask_for_what_is_next();
    }

    /// Moves the clock on. What comes due by it runs in the next turn.
    #[cfg_attr(not(feature = "api"), expect(dead_code, reason = "the API moves it"))]
    pub(crate) fn advance(&self, by: Duration) {
        self.clock.jump(self.clock.now() + by);
        if !self.handle.is_running() {
            self.ask_for_what_is_next();
        }
    }

    /// Runs one job, or what is left of the turn; if none is ready, lets the next timer come due first. Returns whether
    /// there was one. A loop that is paused stays so.
    pub(crate) fn step(&self, leave: Leave) -> bool {
        let Some(executor) = self.executor() else {
            return false;
        };
        let hold = Hold::new();
        hold.step(leave);
        // A job takes its time, which a program may wait for in a loop.
        self.clock.set_paused(false);
        while hold.is_stepping() {
            match executor.next() {
                Next::Idle => break,
                Next::At(deadline) => self.clock.jump(deadline),
                Next::Ready => {}
            }
            self.told_idle.set(false);
            executor.turn_within(&hold);
        }
        self.clock.set_paused(self.is_paused());
        let stepped = hold.is_waiting();
        if stepped {
            self.after_jobs(executor);
        }
        stepped
    }

    /// Drops every task and every callback: at once, or after the job that runs now.
    pub(crate) fn stop(&self) {
        if self.handle.is_running() {
            self.stopping.set(true);
            self.handle.interrupt();
        } else {
            self.alarm.never();
            self.tell(|listener| listener.batch_ended(false));
            // Dropped with nothing borrowed.
            let executor = self.executor.take();
            drop(executor);
        }
    }

    /// Ends the batch after the job that runs now, so that native promises get to run.
    #[cfg_attr(
        not(feature = "api"),
        expect(dead_code, reason = "the API runs JavaScript")
    )]
    pub(crate) fn hand_over(&self) {
        self.hand_over.set(true);
        self.handle.interrupt();
    }

    /// Sees to it that a macrotask comes, and says so to the listener when it begins.
    #[cfg_attr(
        not(feature = "api"),
        expect(dead_code, reason = "the API looks at failures")
    )]
    pub(crate) fn ask_for_macrotask(&self) {
        self.asked.set(true);
        self.alarm.now();
    }

    /// A timer was taken back from outside of any job: perhaps it was the last one.
    #[cfg_attr(
        not(feature = "api"),
        expect(dead_code, reason = "JavaScript takes timers back")
    )]
    pub(crate) fn timer_taken_back(&self) {
        if !self.handle.is_running() {
            self.ask_for_what_is_next();
        }
    }

    // ---- what the browser calls ------------------------------------------------------------------

    fn macrotask(&self, call: Call) {
        self.alarm.rang(call);
        let asked = self.asked.take();
        self.tell(|listener| listener.macrotask_begins(asked));
        // Whatever the listener did, it cannot have begun to run jobs and not be back.
        let Some(executor) = self.executor().filter(|_| !self.is_paused()) else {
            return;
        };
        if self.handle.is_running() {
            // A job of ours lets the browser run nested macrotasks (`alert`, a debugger). Later.
            self.alarm.now();
            return;
        }
        let jump = call == Call::Message;
        let due = match executor.next() {
            Next::Ready => true,
            Next::At(deadline) => match self.clock.wait_for(deadline) {
                Wait::Jump if jump => {
                    self.clock.jump(deadline);
                    true
                }
                Wait::Until(_) => deadline <= self.clock.now(),
                Wait::Jump | Wait::Never => false,
            },
            Next::Idle => false,
        };
        if due {
            self.batch(executor);
            return;
        }
        // An empty turn, for it was asked for: the runtime does not ask again before it has come.
        if executor.run_jobs(1) == Next::Idle && !self.told_idle.replace(true) {
            self.tell(|listener| listener.idle());
        }
        self.ask_for_what_is_next();
    }

    fn batch(&self, executor: Rc<Executor>) {
        self.told_idle.set(false);
        self.hand_over.set(false);
        let mut looked = performance_now();
        let end = looked + BUDGET;
        let mut look_after = 1;
        while executor.run_jobs(look_after) == Next::Ready && !self.is_to_end_batch() {
            let now = performance_now();
            if now >= end {
                break;
            }
            look_after = match now - looked > LONG_BETWEEN_LOOKS {
                true => (look_after / 2).max(1),
                false => (look_after * 2).min(JOBS_BETWEEN_LOOKS),
            };
            looked = now;
        }
        self.after_jobs(executor);
    }

    /// A job asked for it.
    fn is_to_end_batch(&self) -> bool {
        self.hand_over.take() || self.stopping.get() || self.is_paused()
    }

    fn after_jobs(&self, executor: Rc<Executor>) {
        let goes_on = match executor.next() {
            Next::Ready => true,
            Next::At(deadline) => matches!(self.clock.wait_for(deadline), Wait::Jump),
            Next::Idle => false,
        };
        drop(executor);
        let goes_on = goes_on && !self.stopping.get() && !self.paused.get();
        self.tell(|listener| listener.batch_ended(goes_on));
        if self.stopping.take() {
            self.stop();
        } else {
            self.ask_for_what_is_next();
        }
    }

    /// Asks the browser to call again, if there is a reason to: once.
    fn ask_for_what_is_next(&self) {
        let Some(executor) = self.executor().filter(|_| !self.is_paused()) else {
            return;
        };
        let next = executor.next();
        if next != Next::Idle {
            self.told_idle.set(false);
        }
        match next {
            Next::Ready => self.alarm.now(),
            Next::At(deadline) => match self.clock.wait_for(deadline) {
                Wait::Until(wall) => self.alarm.at(wall),
                Wait::Jump => self.alarm.now(),
                Wait::Never => self.alarm.never(),
            },
            Next::Idle => {
                self.alarm.never();
                let listener = self.listener.borrow().clone();
                if !self.told_idle.get() && listener.is_some_and(|listener| listener.wants_idle()) {
                    self.alarm.now();
                }
            }
        }
    }
}

/// What the runtime sees of all this.
struct BrowserHost {
    clock: SendWrapper<Rc<Clock>>,
    /// Wakers outlive the loop that they were made for; its alarm should not.
    alarm: SendWrapper<Weak<Alarm>>,
}

impl Host for BrowserHost {
    fn now(&self) -> Instant {
        self.clock.now()
    }

    fn wake(&self) {
        if let Some(alarm) = self.alarm.upgrade() {
            alarm.now();
        }
    }
}
