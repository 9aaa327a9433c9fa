//! The engine from outside: programs run, and what they write, tell and leave behind. A file for each concern, all in one
//! binary, for each binary has the interpreter in it.

mod asyncio_deadlock;
mod asyncio_holders;
mod asyncio_loop;
mod asyncio_mistakes;
mod asyncio_run;
mod asyncio_trace;
mod asyncio_waits;
mod awaiting;
mod clock;
mod endings;
mod files;
mod hold;
mod imports;
mod library;
mod lines;
mod modules_system;
mod modules_thread;
mod modules_time;
mod program;
mod snippets;
mod streams;
mod support;
mod threads;
mod threads_asyncio;
mod too_much;
mod tracebacks;
