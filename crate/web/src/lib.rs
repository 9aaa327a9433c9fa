//! Interleave in the browser: the [`interleave`] runtime over `setTimeout`, and its JavaScript API.
//!
//! For a Rust program compiled to WebAssembly, this crate is the event loop that it lacks:
//!
//! ```no_run
//! use interleave::sleep;
//! use std::time::Duration;
//!
//! interleave_web::spawn(async {
//!     let slow = interleave_web::spawn(async { sleep(Duration::from_secs(2)).await });
//!     sleep(Duration::from_secs(1)).await; // meanwhile
//!     slow.await
//! })
//! .detach();
//! ```
//!
//! [`spawn`] and [`handle`] use one loop a thread, made at first use; [`BrowserLoop`] is for those who want
//! another clock, a trace, or the buttons pause and step. It works wherever there are `setTimeout`,
//! `MessageChannel` and `performance`: in windows, in workers, in Node.
//!
//! What it promises:
//!
//! * One `setTimeout` is pending at most, however many timers are set, and a turn makes one call to the
//!   browser at most.
//! * It hands the thread back to the browser after 3 ms, by a macrotask, so pages keep painting under
//!   any number of tasks that are ready.
//! * A timer never fires early, and one of 25 days or more works.
//! * Dropping a loop drops its tasks, and the JavaScript closures it made.
//!
//! The feature `api` (on by default) adds the classes that JavaScript programs use: `EventLoop`, `Future`,
//! `Task` and what belongs to them. Turn it off to use this crate from Rust.

#![deny(unsafe_code)]

mod alarm;
#[cfg(feature = "api")]
mod api;
mod browser;
mod browser_loop;
mod clock;
mod default_loop;
mod driver;

pub use browser_loop::{BrowserLoop, Builder};
pub use default_loop::{handle, spawn};
pub use interleave::Pace;
