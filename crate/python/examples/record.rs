//! Runs a Python file natively, on a clock that jumps, and prints what it wrote and how it ended as one line of JSON:
//! `{"pieces": [["stdout", "text"], ...], "status": 0}`. For tests/python, which compares it with what `CPython`
//! writes. A second argument is what stands on stdin.

#[path = "support/program.rs"]
mod program;
#[path = "../tests/engine/support/stacks.rs"]
mod stacks;

use std::cell::RefCell;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::Duration;

use interleave::VirtualHost;
use interleave_python::{Console, GreenThreads, Interpreter, ReadLine, Stream, World};

type Pieces = Rc<RefCell<Vec<(Stream, String)>>>;

struct Recorder {
    pieces: Pieces,
    /// The lines that have not been asked for.
    input: RefCell<Vec<String>>,
}

impl Console for Recorder {
    fn write(&self, stream: Stream, text: &str) {
        self.pieces.borrow_mut().push((stream, text.to_owned()));
    }

    /// The prompt is output, as it is where stdin is no terminal.
    fn ask(&self, prompt: &str) -> Option<ReadLine> {
        self.write(Stream::Stdout, prompt);
        let mut input = self.input.borrow_mut();
        if input.is_empty() {
            return Some(ReadLine::End);
        }
        Some(ReadLine::Line(input.remove(0)))
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: record FILE [INPUT]");
        return ExitCode::from(2);
    };
    let program = match program::read(&path) {
        Ok(program) => program,
        Err(exit) => return exit,
    };
    let input = arguments.next().unwrap_or_default();

    let epoch = Duration::from_secs(1_767_225_600);
    let (pieces, status) = stacks::with_stacks(|stacks| {
        let pieces = Pieces::default();
        let console = Recorder {
            pieces: Rc::clone(&pieces),
            input: RefCell::new(input.lines().map(str::to_owned).collect()),
        };
        let world = World::new(VirtualHost::new(), Box::new(console), epoch)
            .with_threads(Box::new(GreenThreads::new(stacks)));
        let ending = Interpreter::new(world).run(&program);
        (pieces.take(), ending.exit_code)
    });
    let pieces: Vec<String> = pieces
        .iter()
        .map(|(stream, text)| {
            let name = match stream {
                Stream::Stdout => "stdout",
                Stream::Stderr => "stderr",
            };
            format!(r#"["{name}", {}]"#, json_string(text))
        })
        .collect();
    println!(
        r#"{{"pieces": [{}], "status": {}}}"#,
        pieces.join(", "),
        status
    );
    ExitCode::SUCCESS
}

fn json_string(text: &str) -> String {
    let mut json = String::from('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            character if character < ' ' => {
                json.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            character => json.push(character),
        }
    }
    json.push('"');
    json
}
