//! The clock of a program in the browser: none until it begins, then one that follows the wall or one that jumps.
//! Knows the page; knows no Python.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use interleave::{Hold, Host, Instant, Pace, Parked, VirtualHost};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};

use super::page::Page;
use super::trace::PageTrace;

/// How long a program may keep the thread before messages are let in, in milliseconds of wall time.
const BREATH: f64 = 12.0;

/// How a program's time passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Clock {
    /// It stands at zero: the program has not begun.
    Stopped,
    /// Wall time times this speed. Needs a browser that can suspend WebAssembly.
    Live(f64),
    /// It jumps to whatever is waited for.
    Instant {
        /// Whether the browser can suspend WebAssembly, so that messages can be let in now and then.
        suspends: bool,
    },
}

impl Clock {
    pub(super) fn suspends(self) -> bool {
        match self {
            Clock::Stopped => false,
            Clock::Live(_) => true,
            Clock::Instant { suspends } => suspends,
        }
    }
}

pub(super) struct PageHost {
    page: SendWrapper<Page>,
    clock: SendWrapper<Cell<Clock>>,
    jumping: Arc<VirtualHost>,
    /// How the live clock follows the wall.
    pace: SendWrapper<Cell<Pace>>,
    hold: SendWrapper<Rc<Hold>>,
    trace: SendWrapper<RefCell<Option<Arc<PageTrace>>>>,
    /// Wall time, in milliseconds since the program began, when it was last read.
    read: SendWrapper<Cell<f64>>,
    /// And when messages were last let in.
    breathed: SendWrapper<Cell<f64>>,
    /// When the program's own first line came, after all that runs before it.
    began: SendWrapper<Cell<Instant>>,
}

impl PageHost {
    pub(super) fn new(page: Page) -> Arc<PageHost> {
        Arc::new(PageHost {
            page: SendWrapper::new(page),
            clock: SendWrapper::new(Cell::new(Clock::Stopped)),
            jumping: VirtualHost::new(),
            pace: SendWrapper::new(Cell::new(Pace::new(0.0, 1.0))),
            hold: SendWrapper::new(Rc::default()),
            trace: SendWrapper::new(RefCell::default()),
            read: SendWrapper::new(Cell::new(0.0)),
            breathed: SendWrapper::new(Cell::new(0.0)),
            began: SendWrapper::new(Cell::new(Instant::ZERO)),
        })
    }

    pub(super) fn page(&self) -> Page {
        JsValue::from(&*self.page).unchecked_into()
    }

    /// The hand on the program.
    pub(super) fn hold(&self) -> Rc<Hold> {
        Rc::clone(&self.hold)
    }

    pub(super) fn begin(&self, clock: Clock) {
        self.clock.set(clock);
        if let Clock::Live(speed) = clock {
            self.pace.set(Pace::new(0.0, speed));
        }
    }

    /// What runs before the program has run; its own time is this clock's from now on, and goes on where the other came to.
    pub(super) fn go_on(&self, clock: Clock) {
        let now = self.now();
        self.began.set(now);
        if let Some(trace) = &*self.trace.borrow() {
            trace.begin_anew();
        }
        self.page.begins(now.as_millis_f64());
        self.clock.set(clock);
        if let Clock::Live(speed) = clock {
            let wall = self.elapsed();
            let mut pace = Pace::new(wall, speed);
            pace.jump(now, wall);
            self.pace.set(pace);
        }
    }

    /// The time that has passed since then; all of it, while it has not come to that.
    pub(super) fn own_time(&self) -> Duration {
        self.now() - self.began.get()
    }

    fn set_pace(&self, change: impl FnOnce(&mut Pace, f64)) {
        let mut pace = self.pace.get();
        change(&mut pace, self.elapsed());
        self.pace.set(pace);
    }

    /// Has the trace handed over when the program waits.
    pub(super) fn tell(&self, trace: Arc<PageTrace>) {
        self.trace.replace(Some(trace));
    }

    /// Everything that was traced is handed over.
    pub(super) fn flush_trace(&self) {
        if let Some(trace) = &*self.trace.borrow() {
            trace.flush();
        }
    }

    /// The program waits: for so many milliseconds, or for a message.
    fn rest(&self, milliseconds: Option<f64>) -> Parked {
        self.flush_trace();
        self.let_in(milliseconds)
    }

    /// The same on the live clock, until this instant of program time.
    fn rest_until(&self, until: Option<Instant>) -> Parked {
        let wall = self.elapsed();
        self.rest(until.and_then(|until| self.pace.get().wall_until(until, wall)))
    }

    /// The program lets messages in, and goes on.
    fn breathe(&self) -> Parked {
        if let Some(trace) = &*self.trace.borrow() {
            trace.is_due();
        }
        self.let_in(Some(0.0))
    }

    fn let_in(&self, milliseconds: Option<f64>) -> Parked {
        self.page.rest(milliseconds);
        self.breathed.set(self.elapsed());
        self.be_held()
    }

    /// Waits for as long as somebody holds the program. Its time stands still meanwhile.
    fn be_held(&self) -> Parked {
        if self.hold.is_waiting() {
            self.set_pace(|pace, wall| pace.set_paused(true, wall));
            self.flush_trace();
            let turn = self.trace.borrow().as_ref().map_or(0, |trace| trace.turn());
            self.page
                .paused(self.own_time().as_secs_f64() * 1e3, turn as f64);
            while self.hold.is_waiting() {
                self.page.rest(None);
            }
            self.set_pace(|pace, wall| pace.set_paused(false, wall));
            self.breathed.set(self.elapsed());
        }
        Parked::Again
    }

    /// Whether it is time to let messages in, and that can be done. Asked between two turns: where the loop tells the
    /// trace, it has just read the clock.
    pub(super) fn is_due(&self) -> bool {
        let has_read = matches!(self.clock.get(), Clock::Live(_)) && self.trace.borrow().is_some();
        let elapsed = || match has_read {
            true => self.read.get(),
            false => self.elapsed(),
        };
        self.suspends() && elapsed() - self.breathed.get() >= BREATH
    }

    /// Wall time, in milliseconds since the program began.
    fn elapsed(&self) -> f64 {
        let elapsed = self.page.elapsed();
        self.read.set(elapsed);
        elapsed
    }

    pub(super) fn suspends(&self) -> bool {
        self.clock.get().suspends()
    }
}

impl Host for PageHost {
    fn now(&self) -> Instant {
        match self.clock.get() {
            Clock::Stopped => Instant::ZERO,
            Clock::Live(_) => self.pace.get().program_at(self.elapsed()),
            Clock::Instant { .. } => self.jumping.now(),
        }
    }

    fn wake(&self) {
        self.jumping.wake();
        self.page.wake();
    }

    fn park(&self, until: Option<Instant>) -> Parked {
        if self.suspends() && self.hold.is_waiting() {
            return self.be_held();
        }
        match (self.clock.get(), until) {
            (Clock::Live(_) | Clock::Instant { suspends: true }, Some(until))
                if until <= self.now() =>
            {
                self.breathe()
            }
            // Time does not jump while a person thinks.
            (Clock::Instant { suspends: true }, _) if self.page.is_asking() => self.rest(None),
            // Nor before a person was heard who presses a button.
            (Clock::Instant { suspends: true }, _) if self.is_due() => self.breathe(),
            (Clock::Live(_), _) if self.page.is_asking() => self.rest_until(until),
            (Clock::Live(_), Some(_)) if self.hold.is_stepping() && self.is_due() => self.breathe(),
            (Clock::Live(_), Some(until)) if self.hold.is_stepping() => {
                self.set_pace(|pace, wall| pace.jump(until, wall));
                Parked::Again
            }
            (Clock::Live(_), Some(_)) => self.rest_until(until),
            // Nobody but a person with Stop could wake it: no other job, no other thread, no messages.
            (Clock::Live(_), None) => Parked::Stuck,
            (Clock::Stopped | Clock::Instant { .. }, until) => self.jumping.park(until),
        }
    }
}
