//! A loop's clock: live, following the wall clock at some speed, or instant, moving only when told. Knows
//! `performance.now()`; knows nothing of timers or turns.

use std::cell::Cell;

use interleave::{Instant, Pace};

use crate::browser::performance_now;

pub(crate) struct Clock(Cell<Time>);

#[derive(Clone, Copy)]
enum Time {
    Live(Pace),
    /// When nothing is ready, program time jumps to the next deadline.
    Instant(Instant),
}

impl Clock {
    pub(crate) fn live(speed: f64) -> Clock {
        Clock(Cell::new(Time::Live(Pace::new(performance_now(), speed))))
    }

    pub(crate) fn instant() -> Clock {
        Clock(Cell::new(Time::Instant(Instant::ZERO)))
    }

    pub(crate) fn now(&self) -> Instant {
        match self.0.get() {
            Time::Live(pace) => pace.program_at(performance_now()),
            Time::Instant(now) => now,
        }
    }

    /// What to do about a deadline.
    pub(crate) fn wait_for(&self, deadline: Instant) -> Wait {
        match self.0.get() {
            Time::Instant(_) => Wait::Jump,
            Time::Live(pace) => {
                let wall = performance_now();
                match pace.wall_until(deadline, wall) {
                    Some(left) => Wait::Until(wall + left),
                    None => Wait::Never,
                }
            }
        }
    }

    /// Makes it `to` now, unless it is later than that already.
    pub(crate) fn jump(&self, to: Instant) {
        match self.0.get() {
            Time::Live(_) => self.update(|pace, wall| pace.jump(to, wall)),
            Time::Instant(now) => self.0.set(Time::Instant(now.max(to))),
        }
    }

    pub(crate) fn set_paused(&self, paused: bool) {
        self.update(|pace, wall| pace.set_paused(paused, wall));
    }

    /// `None` for an instant clock.
    pub(crate) fn speed(&self) -> Option<f64> {
        match self.0.get() {
            Time::Live(pace) => Some(pace.speed()),
            Time::Instant(_) => None,
        }
    }

    pub(crate) fn set_speed(&self, speed: f64) {
        self.update(|pace, wall| pace.set_speed(speed, wall));
    }

    /// An instant clock follows the wall clock from now on.
    pub(crate) fn go_live(&self, speed: f64, paused: bool) {
        if let Time::Instant(now) = self.0.get() {
            let wall = performance_now();
            let mut pace = Pace::new(wall, speed);
            pace.jump(now, wall);
            pace.set_paused(paused, wall);
            self.0.set(Time::Live(pace));
        }
    }

    /// Changes a live clock's pace.
    fn update(&self, change: impl FnOnce(&mut Pace, f64)) {
        if let Time::Live(mut pace) = self.0.get() {
            change(&mut pace, performance_now());
            self.0.set(Time::Live(pace));
        }
    }
}

/// How a deadline is reached.
pub(crate) enum Wait {
    /// By waiting until this wall time, in milliseconds.
    Until(f64),
    /// By moving the clock.
    Jump,
    /// Not as things stand.
    Never,
}
