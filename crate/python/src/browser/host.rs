//! A clock that follows the wall, and waits by suspending the WebAssembly stack (JSPI). Knows `js/host.js`; knows
//! no Python.

use interleave::{Host, Instant, Parked};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/host.js")]
extern "C" {
    type LiveClock;

    #[wasm_bindgen(constructor)]
    fn new(speed: f64) -> LiveClock;
    #[wasm_bindgen(method)]
    fn now(this: &LiveClock) -> f64;
    #[wasm_bindgen(method)]
    fn wake(this: &LiveClock);
    #[wasm_bindgen(method, suspending)]
    fn park(this: &LiveClock, until: Option<f64>) -> JsValue;
}

/// Program time is wall time times a speed.
pub(super) struct LiveHost {
    clock: SendWrapper<LiveClock>,
}

impl LiveHost {
    pub(super) fn new(speed: f64) -> LiveHost {
        LiveHost {
            clock: SendWrapper::new(LiveClock::new(speed)),
        }
    }
}

impl Host for LiveHost {
    fn now(&self) -> Instant {
        // A coarse clock may stand still; it does not go back.
        Instant::from_nanos((self.clock.now() * 1e6) as u64)
    }

    fn wake(&self) {
        self.clock.wake();
    }

    fn park(&self, until: Option<Instant>) -> Parked {
        self.clock.park(until.map(Instant::as_millis_f64));
        Parked::Again
    }
}
