//! A loop's clock: live, following the wall clock at some speed, or instant, moving only when told. Knows
//! `performance.now()`; knows nothing of timers or turns.

use std::cell::Cell;

use interleave::{Instant, Pace};

use crate::browser::performance_now;

pub(crate) enum Clock {
    Live(Cell<Pace>),
    /// When nothing is ready, program time jumps to the next deadline.
    Instant(Cell<Instant>),
}

impl Clock {
    pub(crate) fn live(speed: f64) -> Clock {
        Clock::Live(Cell::new(Pace::new(performance_now(), speed)))
    }

    pub(crate) fn instant() -> Clock {
        Clock::Instant(Cell::new(Instant::ZERO))
    }

    pub(crate) fn now(&self) -> Instant {
        match self {
            Clock::Live(pace) => pace.get().program_at(performance_now()),
            Clock::Instant(now) => now.get(),
        }
    }

    /// What to do about a deadline.
    pub(crate) fn wait_for(&self, deadline: Instant) -> Wait {
        match self {
            Clock::Instant(_) => Wait::Jump,
            Clock::Live(pace) => {
                let wall = performance_now();
                match pace.get().wall_until(deadline, wall) {
                    Some(left) => Wait::Until(wall + left),
                    None => Wait::Never,
                }
            }
        }
    }

    /// Makes it `to` now, unless it is later than that already.
    pub(crate) fn jump(&self, to: Instant) {
        match self {
            Clock::Live(pace) => update(pace, |pace, wall| pace.jump(to, wall)),
            Clock::Instant(now) => now.set(now.get().max(to)),
        }
    }

    pub(crate) fn set_paused(&self, paused: bool) {
        if let Clock::Live(pace) = self {
            update(pace, |pace, wall| pace.set_paused(paused, wall));
        }
    }

    /// `None` for an instant clock.
    pub(crate) fn speed(&self) -> Option<f64> {
        match self {
            Clock::Live(pace) => Some(pace.get().speed()),
            Clock::Instant(_) => None,
        }
    }

    pub(crate) fn set_speed(&self, speed: f64) {
        if let Clock::Live(pace) = self {
            update(pace, |pace, wall| pace.set_speed(speed, wall));
        }
    }
}

fn update(pace: &Cell<Pace>, change: impl FnOnce(&mut Pace, f64)) {
    let mut changed = pace.get();
    change(&mut changed, performance_now());
    pace.set(changed);
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
