//! Programs that await where they stand, as in `python -m asyncio`.

use std::time::Duration;

use crate::support::run;

#[test]
fn a_program_may_await_where_it_stands() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def numbers():\n",
        "    for i in range(3):\n",
        "        yield i\n",
        "await asyncio.sleep(2)\n",
        "async for i in numbers():\n",
        "    print(i)\n",
        "print([i async for i in numbers()])\n",
        "async with asyncio.timeout(5):\n",
        "    print(await asyncio.create_task(asyncio.sleep(1, 'slept')))\n",
        "def f(): return i\n",
        "print(f(), globals()['i'], __name__, asyncio.current_task().get_name())\n",
    ));
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("0\n1\n2\n[0, 1, 2]\nslept\n2 2 __main__ Task-1\n", "")
    );
    assert_eq!(ran.elapsed, Duration::from_secs(3));
}

#[test]
fn its_tracebacks_begin_in_the_program() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def f():\n",
        "    await asyncio.sleep(0)\n",
        "    1/0\n",
        "await f()\n",
    ));
    assert_eq!(
        ran.stderr,
        "\
Traceback (most recent call last):
  File \"main.py\", line 5, in <module>
    await f()
  File \"main.py\", line 4, in f
    1/0
    ~^~
ZeroDivisionError: division by zero
"
    );
}

#[test]
fn its_tasks_are_cancelled_when_it_ends() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def f():\n",
        "    try:\n",
        "        await asyncio.sleep(10)\n",
        "    finally:\n",
        "        print('cancelled')\n",
        "task = asyncio.create_task(f())\n",
        "await asyncio.sleep(1)\n",
        "print('end')\n",
    ));
    assert_eq!(ran.stdout, "end\ncancelled\n");
    assert_eq!(ran.elapsed, Duration::from_secs(1));
}

#[test]
fn a_program_that_does_not_await_runs_outside_of_a_loop() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    print(asyncio.current_task().get_name())\n",
        "asyncio.run(main())\n",
        "try:\n",
        "    asyncio.get_running_loop()\n",
        "except RuntimeError as e:\n",
        "    print(e)\n",
    ));
    assert_eq!(ran.stdout, "Task-1\nno running event loop\n");
}

#[test]
fn awaiting_elsewhere_is_wrong_as_ever() {
    for (program, error) in [
        (
            "def f():\n    await x",
            "SyntaxError: 'await' outside async function\n",
        ),
        (
            "class A:\n    await x",
            "SyntaxError: 'await' outside function\n",
        ),
        ("await 5", "TypeError: 'int' object can't be awaited\n"),
    ] {
        let ran = run(program);
        assert!(ran.stderr.ends_with(error), "{program}: {}", ran.stderr);
    }
}
