//! The lines that a program comes to, and whose job came there: each exactly once, in order, and none of a library.

use crate::support::{Ran, run, run_by_line, run_traced};
use interleave::trace::{Cause, Event, EventKind};

fn said(event: &Event) -> Option<String> {
    let EventKind::LineReached { line, cause, .. } = &event.kind else {
        return None;
    };
    Some(match cause {
        Cause::Task(id) => format!("{id}:{line}"),
        Cause::Call(id) => format!("{id}:{line}"),
        Cause::Timer(id) => format!("{id}:{line}"),
        Cause::Outside => format!("{line}"),
    })
}

/// The lines of a program that does nothing wrong: the number alone is of what runs in no job.
fn lines(program: &str) -> String {
    let (ran, events) = run_by_line(program);
    assert_eq!(ran.stderr, "");
    told(&events)
}

fn told(events: &[Event]) -> String {
    let all: Vec<String> = events.iter().filter_map(said).collect();
    all.join(" ")
}

#[test]
fn nobody_asked_and_none_are_told() {
    let (_, events) = run_traced("import asyncio\nasync def main(): pass\nasyncio.run(main())\n");
    assert!(!events.is_empty());
    assert_eq!(told(&events), "");
}

#[test]
fn a_program_without_a_loop_is_told_too() {
    let program = "
x = 1
for i in range(2):
    x += i
if x > 9:
    print('no')
else:
    print(x)
";
    assert_eq!(lines(program), "2 3 4 3 4 3 5 8");
}

#[test]
fn each_task_goes_its_own_way() {
    let program = "
import asyncio
async def fetch(seconds):
    await asyncio.sleep(seconds)
    return seconds
async def main():
    slow = asyncio.create_task(fetch(2))
    quick = await fetch(1)
    both = quick + await slow
    print(both)
asyncio.run(main())
print('over')
";
    // main awaits fetch(1) in its own task; Task-2 waits at line 4 meanwhile.
    let expected =
        "2 3 6 11 task-1:7 task-1:8 task-1:4 task-2:4 task-1:5 task-1:9 task-2:5 task-1:10 12";
    assert_eq!(lines(program), expected);
}

#[test]
fn callbacks_generators_comprehensions_and_lambdas_have_lines() {
    let program = "
import asyncio
def show(what):
    print(what)
def count():
    yield 1
    yield 2
async def main():
    asyncio.get_running_loop().call_soon(show, 1)
    asyncio.get_running_loop().call_later(1, lambda:
        show(2))
    total = sum(
        each
        for each in count())
    squares = [
        each * each
        for each in range(2)]
    await asyncio.sleep(2)
asyncio.run(main())
";
    let expected = "2 3 5 8 19 \
        task-1:9 task-1:10 task-1:12 task-1:14 task-1:12 task-1:14 task-1:6 task-1:13 task-1:14 task-1:7 task-1:13 \
        task-1:14 task-1:17 task-1:15 task-1:17 task-1:16 task-1:17 task-1:16 task-1:17 task-1:15 task-1:18 \
        callback-1:4 callback-2:11 callback-2:4";
    assert_eq!(lines(program), expected);
}

#[test]
fn errors_context_managers_and_cleaning_up_have_lines() {
    let program = "
import asyncio, contextlib
@contextlib.asynccontextmanager
async def opened():
    print('open')
    try:
        yield 1
    finally:
        print('close')
async def main():
    try:
        async with opened() as one:
            raise ValueError(one)
    except ValueError as error:
        print(error)
    async for each in source():
        print(each)
async def source():
    yield 1
asyncio.run(main())
";
    let expected = "2 3 4 3 4 10 18 20 \
        task-1:11 task-1:12 task-1:5 task-1:6 task-1:7 task-1:13 task-1:12 task-1:9 task-1:14 task-1:15 \
        task-1:16 task-1:19 task-1:17 task-1:16";
    assert_eq!(lines(program), expected);
}

#[test]
fn what_an_exception_leads_to_is_told_once() {
    let program = "
import asyncio
async def worker():
    try:
        await asyncio.sleep(9)
    finally: print('cleaning')
async def patient():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print('no')
    finally:
        print('up')
        print('and away')
async def main():
    tasks = [asyncio.create_task(each()) for each in (worker, patient)]
    await asyncio.sleep(1)
    for task in tasks: task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
asyncio.run(main())
";
    let expected = "2 3 7 15 20 task-1:16 task-1:17 task-2:4 task-2:5 task-3:8 task-3:9 task-1:18 task-1:19 \
        task-2:5 task-2:6 task-3:9 task-3:10 task-3:11 task-3:13 task-3:14";
    // The exception arrives where the task waits, and goes on from there.
    assert_eq!(lines(program), expected);
}

#[test]
fn what_other_threads_come_to_is_of_no_task() {
    let program = "
import asyncio, time
def work():
    time.sleep(1)
    return 2
async def main():
    two = await asyncio.to_thread(work)
    print(two)
asyncio.run(main())
";
    assert_eq!(lines(program), "2 3 6 9 task-1:7 4 5 task-1:8");
}

#[test]
fn a_line_says_in_which_function_it_is() {
    let (_, events) = run_by_line(
        "
def outer():
    def inner():
        return 1
    return inner()
outer()
",
    );
    let said = events.iter().filter_map(|event| match event.kind {
        EventKind::LineReached { line, function, .. } => Some((line, function)),
        _ => None,
    });
    let said: Vec<(u32, u32)> = said.collect();
    assert_eq!(said, [(2, 0), (6, 0), (3, 2), (5, 2), (4, 3)]);
}

#[test]
fn what_the_program_imports_or_makes_of_text_is_not_its_own() {
    let program = "
open('mine.py', 'w').write('a = 1\\nb = 2\\n')
import mine
exec('x = 1\\ny = 2')
print(mine.a, x)
";
    assert_eq!(lines(program), "2 3 4 5");
}

#[test]
fn a_program_may_trace_itself() {
    let program = "
import sys
seen = []
def trace(frame, event, arg):
    if event == 'line':
        seen.append(frame.f_lineno)
    return trace
def work():
    a = 1
    return a
sys.settrace(trace)
work()
sys.settrace(None)
print(seen, sys.gettrace())
";
    let (ran, events) = run_by_line(program);
    let plain = run(program);
    assert_eq!((&ran.stdout, &ran.stderr), (&plain.stdout, &plain.stderr));
    assert_eq!(ran.stdout, "[9, 10] None\n");
    // What it traces itself is not told twice.
    assert_eq!(told(&events), "2 3 4 8 11 12 13 14");
}

#[test]
fn a_program_may_monitor_itself_and_take_the_number_that_is_used() {
    let program = "
import sys
tools = sys.monitoring
print([tools.get_tool(number) for number in range(6)])
tools.use_tool_id(4, 'mine')
seen = []
tools.register_callback(4, tools.events.LINE, lambda code, line: seen.append(line))
def work():
    a = 1
    return a
tools.set_local_events(4, work.__code__, tools.events.LINE)
work()
tools.free_tool_id(4)
print(seen)
";
    let (ran, _) = run_by_line(program);
    assert_eq!(ran.stderr, "");
    assert!(
        ran.stdout
            .starts_with("[None, None, None, None, None, None]\n"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("9, 10"), "{}", ran.stdout);
}

/// The interpreter makes quick instructions of those that run often; lines are told as before.
#[test]
fn lines_that_run_often_are_told_each_time() {
    let program = "
class Counter:
    def __init__(self):
        self.count = 0
    def up(self, by):
        self.count += by
        return self.count
def double(number):
    return number * 2
def work(counter):
    for number in range(300):
        counter.up(
            double(number))
        if counter.count % 2: pass
        a, b = number, number + 1
        [0, 1][number % 2]
counter = Counter()
work(counter)
";
    let told = lines(program);
    let count = |line: u32| {
        told.split(' ')
            .filter(|each| *each == line.to_string())
            .count()
    };
    let counts: Vec<usize> = (2..=18).map(count).collect();
    // A class is come to, and then its body, which is code of its own.
    let expected = [
        2, 1, 1, 1, 300, 300, 1, 300, 1, 301, 600, 300, 300, 300, 300, 1, 1,
    ];
    assert_eq!(counts, expected);
}

/// How deep calls nest, and awaits, is what it is without.
#[test]
fn nesting_is_as_deep_as_ever() {
    let program = "
import asyncio, sys
deepest = 0
def call(depth):
    global deepest
    deepest = depth
    call(depth + 1)
async def wait(depth):
    global deepest
    deepest = depth
    await wait(depth + 1)
def by_map(depth):
    global deepest
    deepest = depth
    list(map(by_map, [depth + 1]))
async def sleep(depth):
    if depth:
        await sleep(depth - 1)
    else:
        await asyncio.sleep(1)
sys.setrecursionlimit(150)
for begin in (call, by_map, lambda depth: asyncio.run(wait(depth))):
    try:
        begin(1)
    except RecursionError as error:
        print(deepest, error)
asyncio.run(sleep(100))
print('over')
";
    let (by_line, _) = run_by_line(program);
    let plain = run(program);
    assert_eq!(by_line.stderr, "");
    assert_eq!(by_line.stdout, plain.stdout);
    assert_eq!(plain.stdout.lines().count(), 4);
}

#[test]
fn how_a_program_fails_is_the_same() {
    let program = "
def fails():
    return 1 / 0
try:
    fails()
except ZeroDivisionError:
    fails()
";
    let (by_line, events) = run_by_line(program);
    let Ran { stderr, ending, .. } = run(program);
    assert_eq!((by_line.stderr, by_line.ending), (stderr, ending));
    assert_eq!(told(&events), "2 4 5 3 6 7 3");
}
