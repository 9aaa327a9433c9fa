//! The loop as a Rust program holds it. Knows how one is set up; the driver knows how it runs.

use std::fmt;
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;

use interleave::trace::Sink;
use interleave::{Handle, Leave, Task};

use crate::clock::Clock;
use crate::driver::Driver;

/// An event loop that the browser drives.
///
/// It begins by itself as soon as there is something to run, in a macrotask of its own, and goes on by
/// itself for as long as this exists: dropping it drops its tasks.
///
/// ```no_run
/// use interleave_web::BrowserLoop;
///
/// let four_times_as_fast = BrowserLoop::builder().speed(4.0).build();
/// four_times_as_fast.spawn(async { /* .. */ }).detach();
/// # std::mem::forget(four_times_as_fast);
/// ```
pub struct BrowserLoop {
    driver: Rc<Driver>,
}

impl BrowserLoop {
    /// A loop on the live clock, without a trace.
    #[must_use]
    pub fn new() -> BrowserLoop {
        BrowserLoop::builder().build()
    }

    /// Begins to set up a loop.
    pub fn builder() -> Builder {
        Builder {
            speed: 1.0,
            instant: false,
            sink: None,
        }
    }

    #[cfg(feature = "api")]
    pub(crate) fn driver(&self) -> Rc<Driver> {
        self.driver.clone()
    }

    /// A reference by which to make work for it: spawn, `call_later`, `sleep`.
    #[must_use]
    pub fn handle(&self) -> Handle {
        self.driver.handle().clone()
    }

    /// Spawns a task on it.
    pub fn spawn<F>(&self, future: F) -> Task<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        self.driver.handle().spawn(future)
    }

    /// Stops the loop and its clock after the job that runs now.
    pub fn pause(&self) {
        self.driver.pause();
    }

    /// Goes on after [`pause`](BrowserLoop::pause).
    pub fn resume(&self) {
        self.driver.resume();
    }

    /// Whether it is paused.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.driver.is_paused()
    }

    /// Runs one job now, and returns whether there was one. If none is ready, program time jumps to the
    /// next deadline first. Meant for a paused loop.
    ///
    /// # Panics
    ///
    /// If called from inside a job of this loop.
    pub fn step(&self) -> bool {
        self.driver.step(Leave::Job)
    }

    /// Runs one turn now, or what is left of the one that is under way, as [`step`](BrowserLoop::step) runs a job. A
    /// job that asks for native promises to run ends it.
    ///
    /// # Panics
    ///
    /// If called from inside a job of this loop.
    pub fn step_turn(&self) -> bool {
        self.driver.step(Leave::Turn)
    }

    /// Program seconds a wall second; `None` on the instant clock.
    #[must_use]
    pub fn speed(&self) -> Option<f64> {
        self.driver.clock().speed()
    }

    /// Changes the speed from now on. Program time does not jump. No effect on the instant clock.
    ///
    /// # Panics
    ///
    /// If `speed` is not above zero and finite.
    pub fn set_speed(&self, speed: f64) {
        check_speed(speed);
        self.driver.set_speed(speed);
    }
}

impl Default for BrowserLoop {
    fn default() -> BrowserLoop {
        BrowserLoop::new()
    }
}

impl Drop for BrowserLoop {
    fn drop(&mut self) {
        self.driver.stop();
    }
}

impl fmt::Debug for BrowserLoop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BrowserLoop")
            .field("handle", self.driver.handle())
            .field("paused", &self.is_paused())
            .finish()
    }
}

/// Sets up a [`BrowserLoop`].
#[must_use = "there is no loop before `.build()`"]
pub struct Builder {
    speed: f64,
    instant: bool,
    sink: Option<Arc<dyn Sink>>,
}

impl Builder {
    /// Program seconds a wall second; 1 unless it is said otherwise.
    ///
    /// # Panics
    ///
    /// If `speed` is not above zero and finite.
    pub fn speed(mut self, speed: f64) -> Builder {
        check_speed(speed);
        self.speed = speed;
        self
    }

    /// Program time does not pass while something is ready, and jumps to the next deadline when nothing is.
    pub fn instant(mut self) -> Builder {
        self.instant = true;
        self
    }

    /// Tells `sink` everything that the loop does.
    pub fn trace(mut self, sink: Arc<dyn Sink>) -> Builder {
        self.sink = Some(sink);
        self
    }

    /// The loop.
    #[must_use]
    pub fn build(self) -> BrowserLoop {
        let clock = match self.instant {
            true => Clock::instant(),
            false => Clock::live(self.speed),
        };
        BrowserLoop {
            driver: Driver::new(clock, self.sink),
        }
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("speed", &self.speed)
            .field("instant", &self.instant)
            .field("trace", &self.sink.is_some())
            .finish()
    }
}

#[track_caller]
fn check_speed(speed: f64) {
    assert!(
        speed.is_finite() && speed > 0.0,
        "the speed of a loop must be above zero and finite; to let time stand still, pause the loop"
    );
}
