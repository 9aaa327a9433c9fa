//! The engine in a browser: what the worker calls. Knows JavaScript's side of the engine; a program cannot reach
//! any of it.

// wasm-bindgen marks what it has for JSPI as experimental by a deprecation.
#![allow(deprecated)]

mod console;
mod host;
mod memory;
mod page;
mod stacks;
mod trace;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use console::PageConsole;
use host::{Clock, PageHost};
use interleave::Leave;
use stacks::PageStacks;
use trace::PageTrace;
use wasm_bindgen::prelude::*;

pub use page::Page;
pub use stacks::run_stack;

use crate::program::Frame;
use crate::{Ending, GreenThreads, Interpreter, Snippet, World};

/// An interpreter for one program.
#[wasm_bindgen]
pub struct Python {
    interpreter: Interpreter,
    host: Arc<PageHost>,
    /// What runs before the program.
    before: RefCell<Vec<Snippet>>,
}

/// How a program ended.
#[wasm_bindgen(getter_with_clone)]
pub struct Ended {
    /// What `python main.py` would exit with.
    #[wasm_bindgen(js_name = exitCode)]
    pub exit_code: i32,
    /// The class of the exception that ended it, if one did.
    pub error: Option<String>,
    /// Its `str()`.
    pub message: String,
    /// The names of the functions that had not returned, innermost first.
    pub functions: Vec<String>,
    /// Where each of them stood: line, column, line, column ...
    pub places: Vec<u32>,
    /// Where the error is in the person's program: its line and its column, or nothing.
    pub place: Vec<u32>,
    /// Program time that passed, in milliseconds; that of the snippets before it aside.
    pub elapsed: f64,
    /// Which of the snippets before it the run ended in, if in one of these: its number, from 0. All places are in that.
    pub before: Option<u32>,
}

#[wasm_bindgen]
impl Python {
    /// Builds an interpreter and imports what most programs need, so that it is ready when a program comes.
    #[wasm_bindgen(constructor)]
    pub fn new(page: &Page) -> Python {
        std::panic::set_hook(Box::new(|why| page::panicked(&why.to_string())));
        let page = || JsValue::from(page).unchecked_into::<Page>();
        let host = PageHost::new(page());
        let console = PageConsole {
            page: page(),
            host: Arc::clone(&host),
        };
        let stacks = PageStacks {
            page: page(),
            host: Arc::clone(&host),
        };
        let pace = Arc::clone(&host);
        let world = World::new(host.clone(), Box::new(console), Duration::ZERO)
            .with_threads(Box::new(GreenThreads::new(stacks)))
            .with_pace(Box::new(move || pace.is_due()))
            .with_hold(host.hold());
        let interpreter = Interpreter::new(world);
        interpreter.warm();
        Python {
            interpreter,
            host,
            before: RefCell::default(),
        }
    }

    /// Has this run before the program, on the clock that jumps and unheard; they share their names. Of several, one after
    /// another. The page is told by `page.begins` when the program's own time begins.
    #[wasm_bindgen(js_name = runBefore)]
    pub fn run_before(&self, name: String, text: String) {
        self.before.borrow_mut().push(Snippet { name, text });
    }

    /// Runs the program to its end; a promise, for waiting suspends the stack. Without `speed`, program time over
    /// wall time, the clock jumps. `epoch` is the time in milliseconds since 1970.
    #[wasm_bindgen(jspi)]
    pub fn run(&self, program: &str, speed: Option<f64>, epoch: f64) -> Ended {
        self.begin(
            program,
            speed.map_or(Clock::Instant { suspends: true }, Clock::Live),
            epoch,
        )
    }

    /// The same on the clock that jumps, in a browser that cannot suspend WebAssembly.
    #[wasm_bindgen(js_name = runWithoutSuspending)]
    pub fn run_without_suspending(&self, program: &str, epoch: f64) -> Ended {
        self.begin(program, Clock::Instant { suspends: false }, epoch)
    }

    /// Has the page told what the event loops of the program do: so many events, for more are only counted. Among them
    /// are so many of the lines that the program comes to; with 0 it is not watched for lines, and not slowed down by
    /// that. To be called before it runs.
    pub fn trace(&self, most: u32, lines: u32) {
        let trace = PageTrace::new(self.host.page(), most, lines);
        self.host.tell(Arc::clone(&trace));
        let world = self.interpreter.world();
        world.trace(trace);
        if lines > 0 {
            world.tell_lines();
        }
    }

    /// Has the program wait between two turns, or where it waits by itself; `page.paused` says that it does.
    pub fn pause(&self) {
        self.interpreter.world().pause();
    }

    /// Lets it go on.
    pub fn resume(&self) {
        self.interpreter.world().resume();
    }

    /// Lets a paused program go to the end of one job, or of the turn.
    pub fn step(&self, turn: bool) {
        let leave = if turn { Leave::Turn } else { Leave::Job };
        self.interpreter.world().step(leave);
    }

    /// Stop, as Ctrl+C does.
    pub fn interrupt(&self) {
        self.interpreter.world().interrupt();
    }

    fn begin(&self, program: &str, clock: Clock, epoch: f64) -> Ended {
        let world = self.interpreter.world();
        let before = self.before.take();
        if before.is_empty() {
            self.host.begin(clock);
        } else {
            let suspends = clock.suspends();
            self.host.begin(Clock::Instant { suspends });
            let host = Arc::clone(&self.host);
            world.when_begins(Rc::new(move || host.go_on(clock)));
        }
        world.set_epoch(Duration::from_secs_f64(epoch / 1e3));
        let ending = self.interpreter.run_after(&before, program);
        self.host.flush_trace();
        spell_out(ending, self.host.own_time().as_secs_f64() * 1e3)
    }
}

fn spell_out(ending: Ending, elapsed: f64) -> Ended {
    let mut ended = Ended {
        exit_code: ending.exit_code,
        error: None,
        message: String::new(),
        functions: vec![],
        places: vec![],
        place: vec![],
        elapsed,
        before: ending.before.and_then(|number| u32::try_from(number).ok()),
    };
    if let Some(error) = ending.error {
        ended.error = Some(error.name);
        ended.message = error.message;
        if let Some(place) = error.place {
            ended.place = vec![place.line, place.column];
        }
        for Frame { name, place } in error.frames {
            ended.functions.push(name);
            ended.places.extend([place.line, place.column]);
        }
    }
    ended
}
