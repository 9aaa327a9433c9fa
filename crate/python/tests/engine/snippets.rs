//! Snippets that share one session: those before the program run unheard, and what they leave is there.

use std::time::Duration;

use crate::support::{Ran, run_snippets, run_snippets_traced, run_snippets_with_input};
use interleave::trace::EventKind;

fn written(ran: &Ran) -> (&str, &str) {
    (&ran.stdout, &ran.stderr)
}

/// The class of an error, and its line.
type Failure<'a> = Option<(&'a str, Option<u32>)>;

/// Which snippet it ended in, its exit code, and with which error.
fn ended(ran: &Ran) -> (Option<usize>, i32, Failure<'_>) {
    let error = ran.ending.error.as_ref();
    let error = error.map(|error| (&*error.name, error.place.map(|place| place.line)));
    (ran.ending.before, ran.ending.exit_code, error)
}

#[test]
fn share_their_names_and_write_unheard() {
    let ran = run_snippets(&[
        "import math\nx = 2\ndef double(n): return n * 2\nclass Point:\n    y = 1\nprint('unheard'); print('no line end', end='')",
        "x = double(x) + Point.y\nimport sys; print('unheard too', file=sys.stderr)",
        "print(x, math.floor(2.5), __name__, double.__module__)",
    ]);
    assert_eq!(written(&ran), ("5 2 __main__ __main__\n", ""));
    assert_eq!(ended(&ran), (None, 0, None));
}

#[test]
fn may_name_anew_what_others_call() {
    let ran = run_snippets(&[
        "def greet(): return name()\ndef name(): return 'one'",
        "def name(): return 'two'",
        "print(greet())",
    ]);
    assert_eq!(written(&ran), ("two\n", ""));
}

#[test]
fn share_one_loop_where_they_await() {
    let ran = run_snippets(&[
        "import asyncio\nloop = asyncio.get_running_loop()\nqueue = asyncio.Queue()\nasync def put():\n    await asyncio.sleep(1)\n    await queue.put('from the first')\ntask = asyncio.create_task(put())\nawait asyncio.sleep(0)",
        "async def main(): return 'of a loop of its own'\nother = asyncio.run(main())",
        "print(await queue.get(), asyncio.get_running_loop() is loop, other)\nprint(task.done())",
    ]);
    assert_eq!(
        written(&ran),
        ("from the first True of a loop of its own\nTrue\n", "")
    );
    assert_eq!(ran.elapsed, Duration::from_secs(1));
}

#[test]
fn leave_tasks_that_are_cancelled_at_the_end_of_all() {
    let ran = run_snippets(&[
        "import asyncio\nasync def f():\n    try:\n        await asyncio.sleep(100)\n    finally:\n        print('cancelled')\ntask = asyncio.create_task(f())\nawait asyncio.sleep(0)",
        "print('program')",
    ]);
    assert_eq!(written(&ran), ("program\ncancelled\n", ""));
}

#[test]
fn tell_an_error_in_one_of_them_by_its_own_lines() {
    let ran = run_snippets(&[
        "print('unheard')",
        "def f():\n    return 1 / 0\nf()",
        "print('does not run')",
    ]);
    assert_eq!(
        written(&ran),
        (
            "",
            "\
Traceback (most recent call last):
  File \"snippet 2\", line 3, in <module>
    f()
    ~^^
  File \"snippet 2\", line 2, in f
    return 1 / 0
           ~~^~~
ZeroDivisionError: division by zero
"
        )
    );
    assert_eq!(
        ended(&ran),
        (Some(1), 1, Some(("ZeroDivisionError", Some(2))))
    );
}

#[test]
fn tell_an_error_of_the_program_by_its_lines_and_theirs() {
    let ran = run_snippets(&["\n\n\ndef f():\n    return 1 / 0", "\nf()"]);
    assert_eq!(
        ran.stderr,
        "\
Traceback (most recent call last):
  File \"main.py\", line 2, in <module>
    f()
    ~^^
  File \"snippet 1\", line 5, in f
    return 1 / 0
           ~~^~~
ZeroDivisionError: division by zero
"
    );
    assert_eq!(ended(&ran), (None, 1, Some(("ZeroDivisionError", Some(2)))));
}

#[test]
fn tell_what_is_no_python_before_any_runs() {
    let ran = run_snippets(&["print('unheard')\n1/0", "x = (\n", "print(1)"]);
    assert_eq!(
        ran.stderr,
        "  File \"snippet 2\", line 1\n    x = (\n        ^\nSyntaxError: '(' was never closed\n"
    );
    assert_eq!(ended(&ran), (Some(1), 1, Some(("SyntaxError", Some(1)))));
    let ran = run_snippets(&["1/0", "x = )"]);
    assert_eq!(ended(&ran), (None, 1, Some(("SyntaxError", Some(1)))));
}

#[test]
fn may_exit_if_nothing_went_wrong() {
    let ran = run_snippets(&["x = 1\nimport sys\nsys.exit()", "print(x)"]);
    assert_eq!((written(&ran), ended(&ran)), (("1\n", ""), (None, 0, None)));
    let ran = run_snippets(&["import sys\nsys.exit(3)", "print(1)"]);
    assert_eq!((written(&ran), ended(&ran)), (("", ""), (Some(0), 3, None)));
    let ran = run_snippets(&["import os\nos._exit(0)", "print(1)"]);
    assert_eq!((written(&ran), ended(&ran)), (("", ""), (Some(0), 0, None)));
}

#[test]
fn may_ask_and_be_stopped() {
    let ran = run_snippets_with_input(&["name = input('Name? ')", "print(name)"], &["Ada"]);
    assert_eq!(written(&ran), ("Ada\n", ""));
    assert_eq!(ran.asked, ["Name? "]);
    let ran = run_snippets_with_input(&["name = input('Name? ')", "print(name)"], &["^C"]);
    assert_eq!(
        ended(&ran),
        (Some(0), 130, Some(("KeyboardInterrupt", Some(1))))
    );
}

#[test]
fn that_wait_for_nobody_are_named_in_the_deadlock() {
    let ran = run_snippets(&[
        "import asyncio\nasync def wait():\n    await asyncio.Event().wait()\nawait wait()",
        "print(1)",
    ]);
    assert_eq!(
        ran.stderr.lines().last(),
        Some("  Task-1 at snippet 1, line 3, in wait: awaits Event.wait()")
    );
}

#[test]
fn tell_the_places_of_the_program_alone() {
    let (ran, events) = run_snippets_traced(&[
        "import asyncio\nx = 1\nasync def work():\n    await asyncio.sleep(1)\n\n\n\n    return x",
        "\nx += 1\nprint(await work())",
    ]);
    assert_eq!(written(&ran), ("2\n", ""));
    let lines = events.iter().filter_map(|event| match event.kind {
        EventKind::LineReached { line, .. } => Some(line),
        _ => None,
    });
    assert_eq!(lines.collect::<Vec<_>>(), [2, 3]);
    let waits = events.iter().find_map(|event| {
        let place = event.place.as_ref()?;
        matches!(event.kind, EventKind::JobEnded { .. }).then_some(place)
    });
    let waits = waits.expect("it waits somewhere");
    let stack = waits.stack.iter().map(|call| (&*call.file, call.line));
    assert_eq!(waits.line, Some(3));
    assert_eq!(
        stack.take(2).collect::<Vec<_>>(),
        [("main.py", 3), ("snippet 1", 4)]
    );
}
