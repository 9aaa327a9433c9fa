//! What the trace costs: runs a Python file natively again and again on a clock that jumps, by turns without and with a
//! trace that is recorded, and prints the best times in milliseconds of a processor: `cargo run --profile measure
//! --package interleave-python --example trace_cost -- main.py 9`.

#[path = "support/program.rs"]
mod program;
#[path = "../tests/engine/support/stacks.rs"]
mod stacks;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use interleave::VirtualHost;
use interleave_python::{Console, GreenThreads, Interpreter, ReadLine, Recording, Stream, World};

/// So many are handed over at once.
const BATCH: usize = 10_000;

struct Nowhere;

impl Console for Nowhere {
    fn write(&self, _stream: Stream, _text: &str) {}

    fn ask(&self, _prompt: &str) -> Option<ReadLine> {
        Some(ReadLine::End)
    }
}

/// Records, and throws away what is recorded.
struct Taken(Recording);

impl interleave::trace::Sink for Taken {
    fn record(&self, event: interleave::trace::Event) {
        if self.0.keep(&event) >= BATCH {
            self.0
                .take(|batch, _| std::hint::black_box(batch.words().len()));
        }
    }
}

fn run(program: &str, traced: bool) -> Duration {
    stacks::with_stacks(|stacks| {
        let mut world = World::new(VirtualHost::new(), Box::new(Nowhere), Duration::ZERO)
            .with_threads(Box::new(GreenThreads::new(stacks)));
        if traced {
            world = world.with_trace(Arc::new(Taken(Recording::new(u32::MAX))));
        }
        let interpreter = Interpreter::new(world);
        interpreter.warm();
        let start = cpu_time();
        let ending = interpreter.run(program);
        assert_eq!(ending.exit_code, 0, "the program failed");
        cpu_time() - start
    })
}

/// What this thread has had of a processor, so that others who want it do not count. Linux tells it
/// (`Documentation/scheduler/sched-stats.rst`).
fn cpu_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").expect("this is Linux");
    let nanos = told.split(' ').next().expect("three numbers");
    Duration::from_nanos(nanos.parse().expect("nanoseconds"))
}

/// In milliseconds. What else the machine does only ever adds to a time.
fn best(times: &[Duration]) -> f64 {
    let best = times.iter().min().expect("there is a round");
    best.as_secs_f64() * 1e3
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(Ok(rounds))) = (
        arguments.next(),
        arguments.next().map(|n| n.parse::<usize>()),
    ) else {
        eprintln!("usage: trace_cost FILE ROUNDS");
        return ExitCode::from(2);
    };
    let program = match program::read(&path) {
        Ok(program) => program,
        Err(exit) => return exit,
    };
    let (mut without, mut with) = (vec![], vec![]);
    for _ in 0..rounds.max(1) {
        without.push(run(&program, false));
        with.push(run(&program, true));
    }
    let (without, with) = (best(&without), best(&with));
    let more = (with / without - 1.0) * 100.0;
    println!("{path}: {without:.1} ms, {with:.1} ms with the trace: {more:.1} % more");
    ExitCode::SUCCESS
}
