//! Runs a program natively, on a clock that jumps, and keeps what it wrote.

mod stacks;
pub mod told;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use interleave::trace::{Event, Recorder};
use interleave::{Host, Instant, VirtualHost};
use interleave_python::{
    Console, Ending, GreenThreads, Interpreter, ReadLine, Snippet, Stream, World,
};

/// What came of a program.
#[derive(Debug)]
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    /// Both, in the order they were written in.
    pub transcript: String,
    /// The prompts with which the person was asked.
    pub asked: Vec<String>,
    pub ending: Ending,
    /// Program time that passed.
    pub elapsed: Duration,
}

/// A program that writes this is stopped, as if the person had seen it and pressed Stop.
const STOP: &str = "^C";

/// What is typed is `what`, this, and `line`: a person who answers with the line when the program has written what.
const ONCE: &str = " => ";

#[derive(Default)]
struct Kept {
    stdout: RefCell<String>,
    stderr: RefCell<String>,
    transcript: RefCell<String>,
    asked: RefCell<Vec<String>>,
    /// What the person types, the first line last.
    typed: RefCell<Vec<String>>,
    /// What the person waits for before answering, and the answer.
    pondered: RefCell<Option<(String, String)>>,
}

struct Keeper(Rc<Kept>);

impl Keeper {
    fn is_answered(&self) -> bool {
        let pondered = self.0.pondered.borrow();
        pondered
            .as_ref()
            .is_some_and(|(what, _)| self.0.stdout.borrow().contains(what))
    }
}

impl Console for Keeper {
    fn write(&self, stream: Stream, text: &str) {
        match stream {
            Stream::Stdout => self.0.stdout.borrow_mut().push_str(text),
            Stream::Stderr => self.0.stderr.borrow_mut().push_str(text),
        }
        self.0.transcript.borrow_mut().push_str(text);
        if text.contains(STOP) {
            World::current().interrupt();
        }
        if self.is_answered() {
            World::current().notify();
        }
    }

    fn ask(&self, prompt: &str) -> Option<ReadLine> {
        self.0.asked.borrow_mut().push(prompt.to_owned());
        let Some(line) = self.0.typed.borrow_mut().pop() else {
            return Some(ReadLine::End);
        };
        if line == STOP {
            return Some(ReadLine::Interrupted);
        }
        let Some((what, line)) = line.split_once(ONCE) else {
            return Some(ReadLine::Line(line));
        };
        let pondered = (what.to_owned(), line.to_owned());
        self.0.pondered.replace(Some(pondered));
        self.answer()
    }

    fn answer(&self) -> Option<ReadLine> {
        self.is_answered()
            .then(|| self.0.pondered.take())
            .flatten()
            .map(|(_, line)| ReadLine::Line(line))
    }
}

/// 2024-01-01T00:00:00Z, so that dates in tests are always the same.
const EPOCH: Duration = Duration::from_secs(1_704_067_200);

/// Runs it in an interpreter of its own.
pub fn run(program: &str) -> Ran {
    run_in(|world| world, program, &[])
}

/// The same, with a person who types these lines; [`STOP`] is Stop.
pub fn run_with_input(program: &str, typed: &[&str]) -> Ran {
    run_in(|world| world, program, typed)
}

/// The same, with threads.
pub fn run_with_threads(program: &str) -> Ran {
    run_with_threads_and_input(program, &[])
}

/// The same, with both.
pub fn run_with_threads_and_input(program: &str, typed: &[&str]) -> Ran {
    stacks::with_stacks(|stacks| {
        run_in(
            |world| world.with_threads(Box::new(GreenThreads::new(stacks))),
            program,
            typed,
        )
    })
}

/// The same, and what the event loops told of it.
pub fn run_traced(program: &str) -> (Ran, Vec<Event>) {
    run_traced_with_input(program, &[])
}

/// The same, with a person who types these lines.
pub fn run_traced_with_input(program: &str, typed: &[&str]) -> (Ran, Vec<Event>) {
    let recorder = Recorder::new();
    let sink = recorder.clone();
    let ran = run_in(|world| world.with_trace(sink), program, typed);
    (ran, recorder.take())
}

/// The same, with threads.
pub fn run_traced_with_threads(program: &str) -> (Ran, Vec<Event>) {
    let recorder = Recorder::new();
    let sink = recorder.clone();
    let ran = stacks::with_stacks(|stacks| {
        let threads = Box::new(GreenThreads::new(stacks));
        run_in(
            |world| world.with_trace(sink).with_threads(threads),
            program,
            &[],
        )
    });
    (ran, recorder.take())
}

/// The same, and the lines that the program came to.
pub fn run_by_line(program: &str) -> (Ran, Vec<Event>) {
    let recorder = Recorder::new();
    let sink = recorder.clone();
    let ran = stacks::with_stacks(|stacks| {
        let furnish = |world: World| {
            world.tell_lines();
            let threads = Box::new(GreenThreads::new(stacks));
            world.with_trace(sink).with_threads(threads)
        };
        run_in(furnish, program, &[])
    });
    (ran, recorder.take())
}

/// The last of them, after the others, which are called "snippet 1" and so on.
pub fn run_snippets(snippets: &[&str]) -> Ran {
    run_snippets_with_input(snippets, &[])
}

/// The same, with a person who types these lines.
pub fn run_snippets_with_input(snippets: &[&str], typed: &[&str]) -> Ran {
    run_after(|world| world, snippets, typed)
}

/// The same, and what the event loops told of it, from the last one's first line on.
pub fn run_snippets_traced(snippets: &[&str]) -> (Ran, Vec<Event>) {
    let recorder = Recorder::new();
    let (sink, begins) = (recorder.clone(), recorder.clone());
    let furnish = |world: World| {
        world.when_begins(Rc::new(move || drop(begins.take())));
        world.tell_lines();
        world.with_trace(sink)
    };
    let ran = run_after(furnish, snippets, &[]);
    (ran, recorder.take())
}

fn run_in(furnish: impl FnOnce(World) -> World, program: &str, typed: &[&str]) -> Ran {
    run_after(furnish, &[program], typed)
}

fn run_after(furnish: impl FnOnce(World) -> World, snippets: &[&str], typed: &[&str]) -> Ran {
    let (program, before) = snippets.split_last().expect("there is one at least");
    let name = |(number, &text): (usize, &&str)| Snippet {
        name: format!("snippet {}", number + 1),
        text: text.to_owned(),
    };
    let before: Vec<Snippet> = before.iter().enumerate().map(name).collect();
    let kept = Rc::new(Kept::default());
    let lines = typed.iter().rev().map(|&line| line.to_owned());
    kept.typed.borrow_mut().extend(lines);
    let host = VirtualHost::new();
    let world = World::new(host.clone(), Box::new(Keeper(Rc::clone(&kept))), EPOCH);
    let ending = Interpreter::new(furnish(world)).run_after(&before, program);
    Ran {
        stdout: kept.stdout.take(),
        stderr: kept.stderr.take(),
        transcript: kept.transcript.take(),
        asked: kept.asked.take(),
        ending,
        elapsed: host.now() - Instant::ZERO,
    }
}
