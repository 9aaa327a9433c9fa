//! asyncio on [`interleave::Executor`]: the loop, its handles, futures and tasks.
//!
//! The library is CPython's, unmodified; what it has in C or does at every step is native here. `_asyncio` stands in
//! the place of the C module of that name, and `lib/asyncio/unix_events.py` puts `_interleave.EventLoop` before
//! `BaseEventLoop`. The queue, the timers and the turn are the executor's; a task's step is a job of it, ordered and
//! traced as any other.
//!
//! RustPython has an `_asyncio` of its own. It was measured on this loop, and is not used: a step through it cost
//! 9.2 µs natively where the interpreter needs 1.7 µs for the coroutine itself, for it goes by way of attributes,
//! imports and Python-level handles each time; it tells nobody who waits for what; it numbers tasks across
//! interpreters; and some of its errors and orders are not CPython's.

mod callback;
mod current;
mod deadlock;
mod event_loop;
mod event_loop_class;
mod future;
mod future_class;
mod future_iter;
mod handle;
mod holders;
mod jobs;
mod joins;
mod mistakes;
mod module;
mod resources;
mod resume;
mod schedule;
mod serves;
mod slow;
mod stands;
mod state;
mod step;
mod task;
mod task_class;
mod timer_handle;
mod told;
mod wait_for;
mod waiter;
mod wrappers;

use rustpython_vm::Context;
use rustpython_vm::builtins::PyModuleDef;

pub(crate) use mistakes::watch;
pub(crate) use state::Kept;

/// The definitions, by whose names `import` finds them.
pub(crate) fn definitions(context: &Context) -> Vec<&'static PyModuleDef> {
    vec![
        module::asyncio_def(context),
        module::interleave_def(context),
    ]
}
