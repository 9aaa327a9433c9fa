//! A program that somebody holds: it waits between jobs and turns, goes on in steps, and does the same as one that is let
//! run.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::run_traced;
use interleave::trace::{Event, EventKind, Recorder};
use interleave::{Hold, Host, Instant, Leave, Parked, VirtualHost};
use interleave_python::{Console, Interpreter, ReadLine, Stream, World};

/// What the person does each time the program waits for them.
#[derive(Clone, Copy, Debug)]
enum Does {
    Step(Leave),
    Resume,
    Stop,
}

/// A clock that jumps, and a person: where the program waits for them, they do the next thing; after the last they do
/// that again and again.
struct Person {
    clock: Arc<VirtualHost>,
    recorder: Arc<Recorder>,
    does: Mutex<Vec<Does>>,
    /// When the program waited, and what its loops had told since it waited before.
    waited: Mutex<Vec<(Instant, Vec<Event>)>>,
}

impl Host for Person {
    fn now(&self) -> Instant {
        self.clock.now()
    }

    fn wake(&self) {
        self.clock.wake();
    }

    fn park(&self, until: Option<Instant>) -> Parked {
        let world = World::current();
        if !world.hold().is_waiting() {
            return self.clock.park(until);
        }
        self.waited
            .lock()
            .unwrap()
            .push((self.now(), self.recorder.take()));
        let mut does = self.does.lock().unwrap();
        let now = if does.len() > 1 {
            does.remove(0)
        } else {
            does[0]
        };
        match now {
            Does::Step(leave) => world.step(leave),
            Does::Resume => world.resume(),
            Does::Stop => world.interrupt(),
        }
        Parked::Again
    }
}

struct Screen(Rc<RefCell<String>>);

impl Console for Screen {
    fn write(&self, _stream: Stream, text: &str) {
        self.0.borrow_mut().push_str(text);
        // As if the person had seen it and pressed Pause.
        if text.contains("pause me") {
            World::current().pause();
        }
    }

    fn ask(&self, _prompt: &str) -> Option<ReadLine> {
        Some(ReadLine::End)
    }

    fn answer(&self) -> Option<ReadLine> {
        None
    }

    fn withdraw(&self) {}
}

struct Held {
    written: String,
    waited: Vec<(Instant, Vec<Event>)>,
    /// What the loops told after the program waited last.
    rest: Vec<Event>,
    elapsed: Duration,
}

/// Runs a program that is paused before its first line.
fn held(program: &str, does: &[Does]) -> Held {
    held_from(program, does, true)
}

fn held_from(program: &str, does: &[Does], from_the_beginning: bool) -> Held {
    let recorder = Recorder::new();
    let host = Arc::new(Person {
        clock: VirtualHost::new(),
        recorder: recorder.clone(),
        does: Mutex::new(does.to_vec()),
        waited: Mutex::default(),
    });
    let written = Rc::new(RefCell::new(String::new()));
    let console = Box::new(Screen(Rc::clone(&written)));
    let world = World::new(host.clone(), console, Duration::ZERO)
        .with_trace(recorder.clone())
        .with_hold(Rc::new(Hold::new()));
    if from_the_beginning {
        world.pause();
    }
    Interpreter::new(world).run(program);
    Held {
        written: written.take(),
        waited: std::mem::take(&mut host.waited.lock().unwrap()),
        rest: recorder.take(),
        elapsed: host.now() - Instant::ZERO,
    }
}

const GATHER: &str = "
import asyncio

async def worker(name, delay):
    for n in range(2):
        await asyncio.sleep(delay)
        print(name, n)

async def main():
    async with asyncio.timeout(5):
        await asyncio.gather(worker('a', 1), worker('b', 1), worker('c', 0.5))
    await asyncio.sleep(0)

asyncio.run(main())
";

fn count(events: &[Event], kind: fn(&EventKind) -> bool) -> usize {
    events.iter().filter(|event| kind(&event.kind)).count()
}

fn is_job(kind: &EventKind) -> bool {
    matches!(kind, EventKind::JobStarted { .. })
}

fn is_turn(kind: &EventKind) -> bool {
    matches!(kind, EventKind::TurnStarted { .. })
}

/// Steps through the whole program, each step with one of these, and compares with the program that is let run.
fn step_through(leave: Leave, kind: fn(&EventKind) -> bool) {
    let (free, events) = run_traced(GATHER);
    let stepped = held(GATHER, &[Does::Step(leave)]);
    assert_eq!(stepped.written, free.stdout);
    assert_eq!(stepped.elapsed, free.elapsed);
    for (_, events) in &stepped.waited[1..] {
        assert_eq!(count(events, kind), 1);
    }
    let mut all: Vec<Event> = stepped
        .waited
        .into_iter()
        .flat_map(|(_, told)| told)
        .collect();
    all.extend(stepped.rest);
    assert_eq!(all, events);
}

#[test]
fn job_by_job_the_same_happens_at_the_same_times() {
    step_through(Leave::Job, is_job);
}

#[test]
fn turn_by_turn_the_same_happens_at_the_same_times() {
    step_through(Leave::Turn, is_turn);
}

#[test]
fn a_loop_that_is_asked_to_stop_ends_its_turn_job_by_job() {
    let program = "
import asyncio
loop = asyncio.new_event_loop()
loop.call_soon(loop.stop)
loop.call_soon(print, 'in the same turn')
loop.call_soon(loop.call_soon, print, 'in the next one')
loop.run_forever()
print('stopped')
";
    let stepped = held(program, &[Does::Step(Leave::Job)]);
    assert_eq!(stepped.written, "in the same turn\nstopped\n");
    assert_eq!(stepped.waited.len(), 3);
}

#[test]
fn a_loop_of_turns_that_never_waits_is_paused() {
    let program = "
import asyncio
async def main():
    n = 0
    while True:
        n += 1
        if n == 1000: print('pause me')
        await asyncio.sleep(0)
asyncio.run(main())
";
    let paused = held_from(
        program,
        &[Does::Step(Leave::Turn), Does::Step(Leave::Job), Does::Stop],
        false,
    );
    assert_eq!(paused.waited.len(), 3);
    assert_eq!(paused.waited[0].0, Instant::ZERO);
    assert!(paused.written.starts_with("pause me\nTraceback"));
    assert!(paused.written.ends_with("\nKeyboardInterrupt\n"));
}

#[test]
fn a_deadline_is_kept_relative_to_program_time() {
    let program = "
import asyncio
async def main():
    start = asyncio.get_running_loop().time()
    print('pause me')
    await asyncio.sleep(2)
    print(asyncio.get_running_loop().time() - start)
asyncio.run(main())
";
    let paused = held_from(program, &[Does::Resume], false);
    assert_eq!(paused.written, "pause me\n2.0\n");
    assert_eq!(paused.waited.len(), 1);
    assert_eq!(paused.waited[0].0, Instant::ZERO);
}

#[test]
fn a_program_without_a_loop_steps_from_wait_to_wait() {
    let program = "
import time
for n in range(3):
    print(n)
    time.sleep(1)
print('end')
";
    let stepped = held(program, &[Does::Step(Leave::Job)]);
    let times: Vec<f64> = stepped
        .waited
        .iter()
        .map(|(at, _)| (*at - Instant::ZERO).as_secs_f64())
        .collect();
    assert_eq!(times, [0.0, 1.0, 2.0]);
    assert_eq!(stepped.written, "0\n1\n2\nend\n");
}

#[test]
fn stop_ends_a_program_that_is_paused() {
    let program = "
import time
try:
    time.sleep(100)
finally:
    print('cleaned up')
";
    let stopped = held(program, &[Does::Stop]);
    assert!(stopped.written.starts_with("cleaned up\n"));
    assert!(stopped.written.ends_with("\nKeyboardInterrupt\n"));
    assert_eq!(stopped.elapsed, Duration::ZERO);
}
