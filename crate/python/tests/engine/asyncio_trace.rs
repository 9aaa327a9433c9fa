//! What the trace says of an asyncio program, event by event.

use crate::support::told::{cause, id, line, until_main_ends};
use crate::support::{run_traced, run_traced_with_input};
use interleave::trace::{Event, EventKind, Outcome};

/// The lines of a program's trace up to the end of its main task.
fn told(program: &str) -> Vec<String> {
    let (ran, events) = run_traced(program);
    assert_eq!(ran.stderr, "");
    until_main_ends(&events).iter().map(line).collect()
}

#[test]
fn one_task_waits_for_another() {
    let lines = told(concat!(
        "import asyncio\n",
        "async def child():\n",
        "    raise ValueError\n",
        "async def main():\n",
        "    try:\n",
        "        await asyncio.create_task(child(), name='child')\n",
        "    except ValueError:\n",
        "        pass\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        lines,
        [
            "0: task-1 Task-1 by nobody",
            "0: task-1 woken by outside",
            "0: turn 1 of 1",
            "0: > task-1",
            "0: task-2 child by task-1",
            "0: task-2 woken by task-1",
            "0: < task-1 waits for task-2",
            "0: turn 2 of 1",
            "0: > task-2",
            "0: task-1 woken by task-2",
            "0: < task-2 failed",
            "0: turn 3 of 1",
            "0: > task-1",
            "0: callback-1 scheduled by task-1",
            "0: < task-1 finished",
        ]
    );
}

#[test]
fn a_cancellation() {
    let lines = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    sleeper = asyncio.create_task(asyncio.sleep(9), name='sleeper')\n",
        "    await asyncio.sleep(0)\n",
        "    sleeper.cancel()\n",
        "    await asyncio.wait([sleeper])\n",
        "asyncio.run(main())\n",
    ));
    let from = lines
        .iter()
        .position(|line| line.contains("to be cancelled"));
    assert_eq!(
        lines[from.expect("it is cancelled")..],
        [
            "0: task-2 to be cancelled by task-1",
            "0: future-1 cancelled by task-1",
            "0: task-2 woken by task-1",
            "0: future-2 made by task-1",
            "0: future-2 is a wait task-2",
            "0: < task-1 waits for future-2",
            "0: turn 3 of 1",
            "0: > task-2",
            "0: timer-1 cancelled by task-2",
            "0: callback-1 cancelled by task-2",
            "0: callback-2 scheduled by task-2",
            "0: < task-2 cancelled",
            "0: turn 4 of 1",
            "0: > callback-2",
            "0: future-2 result by callback-2",
            "0: task-1 woken by callback-2",
            "0: < callback-2 finished",
            "0: turn 5 of 1",
            "0: > task-1",
            "0: callback-3 scheduled by task-1",
            "0: < task-1 finished",
        ]
    );
}

#[test]
fn who_blocks_the_loop_is_told() {
    let lines = told(concat!(
        "import asyncio, time\n",
        "async def main():\n",
        "    asyncio.get_running_loop().call_soon(time.sleep, 1)\n",
        "    await asyncio.sleep(0)\n",
        "    time.sleep(0.5)\n",
        "    await asyncio.sleep(0)\n",
        "asyncio.run(main())\n",
    ));
    let blocked: Vec<_> = lines
        .iter()
        .filter(|line| line.contains("blocked"))
        .collect();
    assert_eq!(
        blocked,
        ["1: callback-1 blocked for 1", "1.5: task-1 blocked for 0.5"]
    );
}

#[test]
fn an_eager_task_runs_inside_the_one_that_made_it() {
    let lines = told(concat!(
        "import asyncio\n",
        "async def child():\n",
        "    await asyncio.sleep(0)\n",
        "async def main():\n",
        "    loop = asyncio.get_running_loop()\n",
        "    loop.set_task_factory(asyncio.eager_task_factory)\n",
        "    await asyncio.create_task(child(), name='eager')\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        lines[3..],
        [
            "0: > task-1",
            "0: task-2 eager by task-1",
            "0: > task-2",
            "0: task-2 woken by task-2",
            "0: < task-2 yields",
            "0: < task-1 waits for task-2",
            "0: turn 2 of 1",
            "0: > task-2",
            "0: task-1 woken by task-2",
            "0: < task-2 finished",
            "0: turn 3 of 1",
            "0: > task-1",
            "0: callback-1 scheduled by task-1",
            "0: < task-1 finished",
        ]
    );
}

#[test]
fn numbers_go_on_from_one_loop_to_the_next() {
    let (_, events) = run_traced(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    await asyncio.sleep(0)\n",
        "asyncio.run(main())\n",
        "asyncio.run(main())\n",
    ));
    let mut spawned = vec![];
    let mut turns = vec![];
    for event in events {
        match event.kind {
            EventKind::TaskSpawned { task, .. } => spawned.push(task.get()),
            EventKind::TurnStarted { .. } => turns.push(event.turn),
            _ => {}
        }
    }
    let counted = |numbers: &[u64]| (1..).take(numbers.len()).collect::<Vec<u64>>();
    assert_eq!(spawned, counted(&spawned));
    assert_eq!(turns, counted(&turns));
    assert!(spawned.len() > 2);
}

/// Where each task was made, or stood when it was suspended: its name, what it runs or waits for, its line, and the
/// calls of the program.
fn places(program: &str) -> Vec<String> {
    let (ran, events) = run_traced(program);
    assert_eq!(ran.stderr, "");
    let told = events.iter().filter_map(|Event { kind, place, .. }| {
        let who = match kind {
            EventKind::TaskSpawned { task, .. } => format!("{task} made"),
            EventKind::JobEnded {
                job,
                outcome: Outcome::Suspended(_),
            } => format!("{} waits", id(job)),
            _ => return None,
        };
        let place = place.as_ref()?;
        let what = place.what.as_deref().unwrap_or("-");
        let line = place.line.unwrap_or(0);
        let own = place
            .stack
            .iter()
            .filter(|call| call.file == "main.py".into());
        let calls: Vec<String> = own
            .map(|call| format!(" {}:{}", call.function, call.line))
            .collect();
        Some(format!("{who}: {what} at {line}{}", calls.concat()))
    });
    told.collect()
}

#[test]
fn where_a_task_was_made_and_where_it_stands() {
    let told = places(concat!(
        "import asyncio\n",
        "async def take(queue):\n",
        "    return await queue.get()\n",
        "async def worker(queue):\n",
        "    await take(queue)\n",
        "    await asyncio.sleep(0)\n",
        "    await asyncio.sleep(1)\n",
        "async def main():\n",
        "    queue = asyncio.Queue()\n",
        "    async with asyncio.TaskGroup() as group:\n",
        "        group.create_task(worker(queue))\n",
        "        await asyncio.sleep(1)\n",
        "        queue.put_nowait('item')\n",
        "    await asyncio.gather(asyncio.sleep(0))\n",
        "    await asyncio.get_running_loop().create_task(asyncio.sleep(0))\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "task-1 made: main at 16",
            "task-2 made: worker at 11",
            "task-1 waits: sleep() at 12 main:12",
            "task-2 waits: Queue.get() at 3 worker:5 take:3",
            "task-1 waits: TaskGroup.__aexit__() at 10 main:10",
            "task-2 waits: sleep() at 6 worker:6",
            "task-2 waits: sleep() at 7 worker:7",
            "task-3 made: sleep at 14",
            "task-1 waits: gather() at 14 main:14",
            // It runs a coroutine of the library, and none of the program's.
            "task-3 waits: sleep() at 0",
            "task-4 made: sleep at 15",
            // That it is task-4 is said beside the place.
            "task-1 waits: - at 15 main:15",
            "task-4 waits: sleep() at 0",
            "task-5 made: BaseEventLoop.shutdown_asyncgens at 16",
            "task-6 made: _UnixSelectorEventLoop.shutdown_default_executor at 16",
        ]
    );
}

#[test]
fn a_new_name_is_told() {
    let lines = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    asyncio.current_task().set_name('renamed')\n",
        "asyncio.run(main(), debug=False)\n",
    ));
    assert!(
        lines.contains(&"0: task-1 is called renamed".to_owned()),
        "{lines:?}"
    );
}

#[test]
fn what_is_awaited_deeper_than_can_be_told_is_told_as_far_as_that() {
    let (ran, events) = run_traced(concat!(
        "import asyncio\n",
        "async def deep(depth):\n",
        "    await (deep(depth - 1) if depth else asyncio.sleep(1))\n",
        "asyncio.run(deep(150))\n",
    ));
    assert_eq!(ran.stderr, "");
    let stack = events.iter().find_map(|event| match event.kind {
        EventKind::JobEnded { .. } => event.place.as_ref().map(|place| place.stack.len()),
        _ => None,
    });
    assert_eq!(stack, Some(100));
}

/// What the events say of where in the program they happened, and what was written, up to the end of the main task.
fn placed(program: &str) -> Vec<String> {
    let (ran, events) = run_traced(program);
    assert_eq!(ran.stderr, "");
    let said = |event: &Event| {
        let what = match &event.kind {
            EventKind::CallScheduled { .. } => "scheduled".to_owned(),
            EventKind::TimerArmed { .. } => "armed".to_owned(),
            EventKind::FutureResolved { .. } => "resolved".to_owned(),
            EventKind::CancelRequested { .. } => "to be cancelled".to_owned(),
            EventKind::Wrote {
                stream,
                end,
                cause: by,
            } => {
                return Some(format!("{} wrote to {stream}: {end}", cause(by)));
            }
            _ => return None,
        };
        let place = event.place.as_deref().cloned().unwrap_or_default();
        let called = place
            .what
            .map_or(String::new(), |what| format!(" {what}()"));
        let line = place
            .line
            .map_or(String::new(), |line| format!(" at {line}"));
        Some(format!("{what}{called}{line}"))
    };
    until_main_ends(&events).iter().filter_map(said).collect()
}

#[test]
fn callbacks_futures_and_cancellations_say_where() {
    let lines = placed(concat!(
        "import asyncio\n",
        "def show(): print('shown')\n",
        "async def setter(future):\n",
        "    future.set_result(1)\n",
        "async def main():\n",
        "    loop = asyncio.get_running_loop()\n",
        "    loop.call_soon(show)\n",
        "    loop.call_later(1, show)\n",
        "    future = loop.create_future()\n",
        "    future.add_done_callback(lambda done: print('\u{1f40d}'))\n",
        "    asyncio.create_task(setter(future))\n",
        "    await future\n",
        "    sleeper = asyncio.create_task(asyncio.sleep(9))\n",
        "    await asyncio.sleep(2)\n",
        "    sleeper.cancel()\n",
        "print('before')\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        lines,
        [
            "outside wrote to 1: 7",
            "scheduled show() at 7",
            "armed show() at 8",
            "callback-1 wrote to 1: 13",
            "resolved at 4",
            "scheduled main.<locals>.<lambda>() at 4",
            "callback-3 wrote to 1: 16",
            "armed _set_result_unless_cancelled() at 14",
            "armed _set_result_unless_cancelled()",
            "scheduled",
            "callback-2 wrote to 1: 22",
            "scheduled",
            "resolved",
            "to be cancelled at 15",
            "resolved at 15",
            "scheduled _run_until_complete_cb()",
        ]
    );
}

#[test]
fn a_prompt_counts_as_written_and_the_answer_does_not() {
    let (ran, events) = run_traced_with_input(
        concat!(
            "import asyncio\n",
            "async def main():\n",
            "    input()\n",
            "    name = input('Name? ')\n",
            "    print('Hello', name)\n",
            "asyncio.run(main())\n",
        ),
        &["nothing", "Ada"],
    );
    assert_eq!((ran.stderr.as_str(), ran.asked.len()), ("", 2));
    let mut written: Vec<u64> = events
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::Wrote { stream: 1, end, .. } => Some(end),
            _ => None,
        })
        .collect();
    // Each loop that begins tells it once more.
    written.dedup();
    assert_eq!(written, [6, 16]);
}
