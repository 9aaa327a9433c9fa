//! The engine in a browser: what the worker calls. Knows JavaScript's side of the engine; a program cannot reach
//! any of it.

// wasm-bindgen marks what it has for JSPI as experimental by a deprecation.
#![allow(deprecated)]

mod host;

use std::sync::Arc;
use std::time::Duration;

use interleave::{Host, VirtualHost};
use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::console::{Console, ReadLine, Stream};
use crate::{Ending, Interpreter, World};

/// An interpreter for one program.
#[wasm_bindgen]
pub struct Python {
    interpreter: Interpreter,
}

/// How a program ended.
#[wasm_bindgen(getter_with_clone)]
pub struct Ended {
    /// What `python main.py` would exit with.
    pub exit_code: i32,
    /// The class of the exception that ended it, if one did.
    pub error: Option<String>,
    /// Its `str()`.
    pub message: Option<String>,
    /// Program time that passed, in milliseconds.
    pub elapsed: f64,
}

struct Page {
    /// `(stream: 1 | 2, text: string) => void`.
    write: Function,
}

impl Console for Page {
    fn write(&self, stream: Stream, text: &str) {
        let number = match stream {
            Stream::Stdout => 1,
            Stream::Stderr => 2,
        };
        // What the worker's own code throws is not the program's affair, and it is not expected to.
        let _ = self
            .write
            .call2(&JsValue::NULL, &number.into(), &text.into());
    }

    fn read_line(&self, _prompt: &str) -> ReadLine {
        ReadLine::End
    }
}

#[wasm_bindgen]
impl Python {
    /// Builds an interpreter. `speed` is program time over wall time, or undefined for the clock that jumps;
    /// `epoch` is the time since 1970 in milliseconds at which the program begins.
    #[wasm_bindgen(constructor)]
    pub fn new(write: Function, speed: Option<f64>, epoch: f64) -> Python {
        let host: Arc<dyn Host> = match speed {
            Some(speed) => Arc::new(host::LiveHost::new(speed)),
            None => VirtualHost::new(),
        };
        let epoch = Duration::from_secs_f64(epoch / 1e3);
        Python {
            interpreter: Interpreter::new(World::new(host, Box::new(Page { write }), epoch)),
        }
    }

    /// Runs the program to its end. Waiting suspends the stack: a promise, where the browser has JSPI.
    #[wasm_bindgen(jspi)]
    pub fn run(&self, program: &str) -> Ended {
        self.ended(self.interpreter.run(program))
    }

    /// The same on the clock that jumps, in any browser.
    #[wasm_bindgen(js_name = runWithoutWaiting)]
    pub fn run_without_waiting(&self, program: &str) -> Ended {
        self.ended(self.interpreter.run(program))
    }

    /// Stop, as Ctrl+C does.
    pub fn interrupt(&self) {
        self.interpreter.world().interrupt();
    }

    fn ended(&self, ending: Ending) -> Ended {
        let (error, message) = match ending.error {
            Some(error) => (Some(error.name), Some(error.message)),
            None => (None, None),
        };
        Ended {
            exit_code: ending.exit_code,
            error,
            message,
            elapsed: self.interpreter.world().now().as_millis_f64(),
        }
    }
}
