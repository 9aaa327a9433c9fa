//! The trace of each kind of wait, event for event: what is waited for and where, who ends it and from where.

mod locks;
mod one;
mod queues;
mod several;

use crate::support::run_traced_with_threads;
use crate::support::told::{placed, until_main_ends};

/// What each event says, but those of turns, up to the end of the main task.
fn told(program: &str) -> Vec<String> {
    let (ran, events) = run_traced_with_threads(program);
    assert_eq!(ran.stderr, "");
    let events = until_main_ends(&events).iter().map(placed);
    events.filter(|line| !line.contains(": turn ")).collect()
}
