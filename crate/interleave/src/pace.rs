//! How program time follows wall time: the arithmetic alone. Knows no clock and no browser; it is told
//! what the wall clock says.
//!
//! Wall time is in milliseconds, as `performance.now()` gives it; program time is the runtime's
//! [`Instant`]. Between two changes of the speed, program time is a straight line over wall time:
//!
//! ```text
//! program = program_then + (wall - wall_then) * speed
//! ```
//!
//! A change of the speed, a pause and a jump all begin a new line where the old one stands, so program
//! time never jumps back and never skips by itself.

use crate::Instant;

const NANOS_PER_MILLI: f64 = 1e6;

/// The line that program time follows now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    wall_then: f64,
    program_then: Instant,
    /// Program seconds a wall second; kept through a pause.
    speed: f64,
    paused: bool,
}

impl Pace {
    /// Program time begins at [`Instant::ZERO`] now, at wall time `wall`.
    ///
    /// `speed` is finite and above zero.
    #[must_use]
    pub fn new(wall: f64, speed: f64) -> Pace {
        debug_assert!(speed.is_finite() && speed > 0.0);
        Pace {
            wall_then: wall,
            program_then: Instant::ZERO,
            speed,
            paused: false,
        }
    }

    /// Program time at wall time `wall`. Where the wall clock was set back, program time stands still.
    #[must_use]
    pub fn program_at(&self, wall: f64) -> Instant {
        if self.paused {
            return self.program_then;
        }
        let passed = (wall - self.wall_then).max(0.0) * self.speed * NANOS_PER_MILLI;
        // `as` rounds down and saturates: the end of time is the end of time.
        Instant::from_nanos(self.program_then.as_nanos().saturating_add(passed as u64))
    }

    /// How many milliseconds of wall time after `wall` program time will have reached `deadline`: zero if
    /// it has, `None` if it never will as things stand.
    #[must_use]
    pub fn wall_until(&self, deadline: Instant, wall: f64) -> Option<f64> {
        let now = self.program_at(wall);
        if deadline <= now {
            return Some(0.0);
        }
        if self.paused || deadline == Instant::FAR_FUTURE {
            return None;
        }
        let left = deadline.as_nanos() - now.as_nanos();
        Some(left as f64 / NANOS_PER_MILLI / self.speed)
    }

    /// Program seconds a wall second.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.speed
    }

    /// Whether program time stands still.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Goes on at another speed from wall time `wall` on.
    pub fn set_speed(&mut self, speed: f64, wall: f64) {
        debug_assert!(speed.is_finite() && speed > 0.0);
        self.rebase(wall);
        self.speed = speed;
    }

    /// Lets program time stand still from wall time `wall` on, or go on.
    pub fn set_paused(&mut self, paused: bool, wall: f64) {
        self.rebase(wall);
        self.paused = paused;
    }

    /// Program time is `to` at wall time `wall`, unless it is past that already.
    pub fn jump(&mut self, to: Instant, wall: f64) {
        self.rebase(wall);
        self.program_then = self.program_then.max(to);
    }

    fn rebase(&mut self, wall: f64) {
        self.program_then = self.program_at(wall);
        self.wall_then = wall;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(millis: u64) -> Instant {
        Instant::from_nanos(millis * 1_000_000)
    }

    #[test]
    fn program_time_is_wall_time_times_the_speed() {
        let pace = Pace::new(1000.0, 4.0);
        assert_eq!(pace.program_at(1000.0), Instant::ZERO);
        assert_eq!(pace.program_at(1250.5), millis(1002));
        assert_eq!(pace.wall_until(millis(1002), 1000.0), Some(250.5));
        assert_eq!(pace.wall_until(millis(1002), 2000.0), Some(0.0));
    }

    #[test]
    fn a_change_of_speed_moves_no_time() {
        let mut pace = Pace::new(0.0, 1.0);
        pace.set_speed(0.25, 100.0);
        assert_eq!(pace.program_at(100.0), millis(100));
        assert_eq!(pace.program_at(500.0), millis(200));
        pace.set_speed(4.0, 500.0);
        assert_eq!(pace.program_at(500.0), millis(200));
        assert_eq!(pace.program_at(501.0), millis(204));
    }

    #[test]
    fn a_pause_stops_program_time_and_nothing_is_due_while_it_lasts() {
        let mut pace = Pace::new(0.0, 2.0);
        pace.set_paused(true, 10.0);
        assert_eq!(pace.program_at(1000.0), millis(20));
        assert_eq!(pace.wall_until(millis(21), 1000.0), None);
        assert_eq!(pace.wall_until(millis(20), 1000.0), Some(0.0));
        pace.set_paused(false, 1000.0);
        assert_eq!(pace.program_at(1000.5), millis(21));
    }

    #[test]
    fn a_speed_set_during_a_pause_holds_after_it() {
        let mut pace = Pace::new(0.0, 1.0);
        pace.set_paused(true, 5.0);
        pace.set_speed(10.0, 50.0);
        assert_eq!(pace.program_at(80.0), millis(5));
        pace.set_paused(false, 100.0);
        assert_eq!(pace.program_at(101.0), millis(15));
    }

    #[test]
    fn a_jump_goes_forward_only() {
        let mut pace = Pace::new(0.0, 1.0);
        pace.jump(millis(50), 10.0);
        assert_eq!(pace.program_at(11.0), millis(51));
        pace.jump(millis(20), 12.0);
        assert_eq!(pace.program_at(12.0), millis(52));
    }

    #[test]
    fn a_wall_clock_that_goes_back_does_not_take_program_time_with_it() {
        let pace = Pace::new(100.0, 1.0);
        assert_eq!(pace.program_at(90.0), Instant::ZERO);
    }

    #[test]
    fn waiting_as_long_as_was_said_is_never_too_short() {
        // Whatever the fractions: after `wall_until` rounded up to whole milliseconds, it is due.
        for speed in [0.25, 0.3, 1.0, 3.7, 4.0] {
            for step in 0..2000_u64 {
                let wall = 12_345.1 + step as f64 * 0.37;
                let pace = Pace::new(12_345.1, speed);
                let deadline = Instant::from_nanos(1_000_003 * step + 17);
                let wait = pace.wall_until(deadline, wall).unwrap();
                assert!(pace.program_at(wall + wait.ceil()) >= deadline || wait.fract() == 0.0);
                assert!(pace.program_at(wall + wait.ceil() + 1.0) >= deadline);
            }
        }
    }

    #[test]
    fn the_end_of_time_is_never_reached() {
        let pace = Pace::new(0.0, 1.0);
        assert_eq!(pace.wall_until(Instant::FAR_FUTURE, 0.0), None);
        assert_eq!(pace.program_at(f64::MAX), Instant::FAR_FUTURE);
        let month = millis(31 * 24 * 60 * 60 * 1000);
        assert_eq!(pace.wall_until(month, 0.0), Some(2_678_400_000.0));
    }
}
