//! Python for Interleave: an interpreter whose `asyncio` runs on [`interleave::Executor`].
//!
//! A [`World`] is what a program can reach: a clock, a console, and nothing else. An [`Interpreter`] is built
//! in one, runs one program to its end, and is thrown away: nothing leaks from run to run.
//!
//! Everything but `browser` works natively too, and is tested so, on a clock that jumps.

pub mod asyncio;
// Clippy looks at it too, natively with all the rest: for another target it would check the whole interpreter once more.
#[cfg(any(clippy, all(target_arch = "wasm32", target_os = "unknown")))]
pub mod browser;
mod console;
pub mod files;
mod interpreter;
mod library;
pub mod modules;
pub mod program;
mod recording;
mod threads;
mod world;

pub use console::{Console, ReadLine, Stream};
pub use interpreter::Interpreter;
pub use program::{Ending, Frame, Place, ProgramError, Snippet};
pub use recording::Recording;
pub use threads::{
    CannotStart, Entry, GreenThreads, NoThreads, StackId, Stacks, ThreadId, Threads,
};
pub use world::{Blocked, Pace, World};
