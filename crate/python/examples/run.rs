//! Runs a Python file natively, on a clock that jumps to whatever is waited for: `cargo run --release --package
//! interleave-python --example run -- main.py`. Exits as the program does.

#[path = "support/program.rs"]
mod program;
#[path = "../tests/engine/support/stacks.rs"]
mod stacks;

use std::process::ExitCode;
use std::time::Duration;

use interleave::VirtualHost;
use interleave_python::{Console, GreenThreads, Interpreter, ReadLine, Stream, World};

struct Terminal;

impl Console for Terminal {
    fn write(&self, stream: Stream, text: &str) {
        match stream {
            Stream::Stdout => print!("{text}"),
            Stream::Stderr => eprint!("{text}"),
        }
    }

    fn ask(&self, _prompt: &str) -> Option<ReadLine> {
        let mut line = String::new();
        Some(match std::io::stdin().read_line(&mut line) {
            Ok(0) | Err(_) => ReadLine::End,
            Ok(_) => ReadLine::Line(line.trim_end_matches('\n').to_owned()),
        })
    }
}

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: run FILE");
        return ExitCode::from(2);
    };
    let program = match program::read(&path) {
        Ok(program) => program,
        Err(exit) => return exit,
    };
    let epoch = Duration::from_secs(1_767_225_600);
    let ending = stacks::with_stacks(|stacks| {
        let world = World::new(VirtualHost::new(), Box::new(Terminal), epoch)
            .with_threads(Box::new(GreenThreads::new(stacks)));
        Interpreter::new(world).run(&program)
    });
    ExitCode::from(u8::try_from(ending.exit_code & 0xff).unwrap_or(1))
}
