//! The clock of a program in the browser: none until it begins, then one that follows the wall or one that jumps.
//! Knows the page; knows no Python.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use interleave::{Host, Instant, Parked, VirtualHost};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};

use super::page::Page;
use super::trace::PageTrace;

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

pub(super) struct PageHost {
    page: SendWrapper<Page>,
    clock: SendWrapper<Cell<Clock>>,
    jumping: Arc<VirtualHost>,
    trace: SendWrapper<RefCell<Option<Arc<PageTrace>>>>,
}

impl PageHost {
    pub(super) fn new(page: Page) -> Arc<PageHost> {
        Arc::new(PageHost {
            page: SendWrapper::new(page),
            clock: SendWrapper::new(Cell::new(Clock::Stopped)),
            jumping: VirtualHost::new(),
            trace: SendWrapper::new(RefCell::default()),
        })
    }

    pub(super) fn page(&self) -> Page {
        JsValue::from(&*self.page).unchecked_into()
    }

    pub(super) fn begin(&self, clock: Clock) {
        self.clock.set(clock);
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
        self.page.rest(milliseconds);
        Parked::Again
    }

    /// The program lets messages in, and goes on.
    fn breathe(&self) -> Parked {
        if let Some(trace) = &*self.trace.borrow() {
            trace.is_due();
        }
        self.page.rest(Some(0.0));
        Parked::Again
    }

    /// Whether it is time to let messages in, and that can be done.
    pub(super) fn is_due(&self) -> bool {
        self.suspends() && self.page.is_due()
    }

    pub(super) fn suspends(&self) -> bool {
        match self.clock.get() {
            Clock::Stopped => false,
            Clock::Live(_) => true,
            Clock::Instant { suspends } => suspends,
        }
    }
}

impl Host for PageHost {
    fn now(&self) -> Instant {
        match self.clock.get() {
            Clock::Stopped => Instant::ZERO,
            Clock::Live(speed) => Instant::from_nanos((self.page.elapsed() * speed * 1e6) as u64),
            Clock::Instant { .. } => self.jumping.now(),
        }
    }

    fn wake(&self) {
        self.jumping.wake();
        self.page.wake();
    }

    fn park(&self, until: Option<Instant>) -> Parked {
        match (self.clock.get(), until) {
            (Clock::Live(_) | Clock::Instant { suspends: true }, Some(until))
                if until <= self.now() =>
            {
                self.breathe()
            }
            (Clock::Live(speed), Some(until)) => {
                let left = (until - self.now()).as_secs_f64() * 1e3 / speed;
                self.rest(Some(left))
            }
            // Time does not jump while a person thinks.
            (Clock::Live(_) | Clock::Instant { suspends: true }, _) if self.page.is_asking() => {
                self.rest(None)
            }
            // Nobody but a person with Stop could wake it: no other job, no other thread, no messages.
            (Clock::Live(_), None) => Parked::Stuck,
            (Clock::Stopped | Clock::Instant { .. }, until) => self.jumping.park(until),
        }
    }
}
