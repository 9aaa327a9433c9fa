//! The loop itself: who runs in which turn, how it stops and what is left then.

use crate::support::run;

/// What a program writes that has a loop of its own and lets nothing go wrong.
fn told(program: &str) -> String {
    let ran = run(&format!(
        "import asyncio\nloop = asyncio.new_event_loop()\n{program}"
    ));
    assert_eq!(ran.stderr, "");
    ran.stdout
}

#[test]
fn a_turn_runs_what_was_ready_when_it_began() {
    let program = concat!(
        "def first():\n",
        "    print('first')\n",
        "    loop.call_soon(print, 'in the next turn')\n",
        "    loop.stop()\n",
        "loop.call_soon(first)\n",
        "loop.call_soon(print, 'second')\n",
        "loop.run_forever()\n",
        "print('stopped')\n",
        "loop.run_until_complete(asyncio.sleep(0))\n",
    );
    assert_eq!(told(program), "first\nsecond\nstopped\nin the next turn\n");
}

#[test]
fn what_is_due_stands_behind_what_is_ready() {
    let program = concat!(
        "import time\n",
        "def block():\n",
        "    loop.call_later(1, print, 'a timer')\n",
        "    time.sleep(2)\n",
        "    loop.call_soon(print, 'a callback')\n",
        "    loop.call_later(1, loop.stop)\n",
        "loop.call_soon(block)\n",
        "loop.run_forever()\n",
        "print(loop.time())\n",
    );
    assert_eq!(told(program), "a callback\na timer\n3.0\n");
}

#[test]
fn a_keyboard_interrupt_leaves_the_rest_of_the_turn() {
    let program = concat!(
        "def interrupted():\n",
        "    raise KeyboardInterrupt\n",
        "loop.call_soon(interrupted)\n",
        "loop.call_soon(print, 'the rest')\n",
        "try:\n",
        "    loop.run_forever()\n",
        "except KeyboardInterrupt:\n",
        "    print('interrupted', loop.is_running())\n",
        "loop.call_soon(loop.stop)\n",
        "loop.run_forever()\n",
    );
    assert_eq!(told(program), "interrupted False\nthe rest\n");
}

#[test]
fn stop_cancels_the_main_task_even_if_the_loop_never_waits() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    try:\n",
        "        print('^C')\n",
        "        while True:\n",
        "            await asyncio.sleep(0)\n",
        "    except asyncio.CancelledError as error:\n",
        "        print('cancelled', error.args)\n",
        "        raise\n",
        "try:\n",
        "    asyncio.run(main())\n",
        "except KeyboardInterrupt as error:\n",
        "    print(repr(error))\n",
    ));
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("^C\ncancelled ()\nKeyboardInterrupt()\n", "")
    );
}

#[test]
fn a_second_stop_ends_a_task_that_will_not_be_cancelled() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    print('^C')\n",
        "    try:\n",
        "        await asyncio.sleep(9)\n",
        "    except asyncio.CancelledError:\n",
        "        print('no', '^C')\n",
        "    await asyncio.sleep(9)\n",
        "try:\n",
        "    asyncio.run(main())\n",
        "except KeyboardInterrupt as error:\n",
        "    print(repr(error))\n",
    ));
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("^C\nno ^C\nKeyboardInterrupt()\n", "")
    );
}

#[test]
fn a_subclass_sees_every_call_soon() {
    let program = concat!(
        "class Counting(asyncio.SelectorEventLoop):\n",
        "    count = 0\n",
        "    def call_soon(self, callback, *args, context=None):\n",
        "        self.count += 1\n",
        "        return super().call_soon(callback, *args, context=context)\n",
        "async def main():\n",
        "    task = asyncio.create_task(asyncio.sleep(0, 'slept'))\n",
        "    return await task\n",
        "loop = Counting()\n",
        "print(loop.run_until_complete(main()), loop.count)\n",
    );
    // A step of main and two of the sleep, main's wake-up, and the callback by which run_until_complete hears of it.
    assert_eq!(told(program), "slept 5\n");
}

#[test]
fn call_soon_may_be_replaced_while_the_loop_is_in_use_and_be_given_back() {
    let program = concat!(
        "class Loop(asyncio.SelectorEventLoop): pass\n",
        "loop = Loop()\n",
        "ours = Loop.call_soon\n",
        "count = 0\n",
        "def counting(loop, callback, *args, context=None):\n",
        "    global count\n",
        "    count += 1\n",
        "    return ours(loop, callback, *args, context=context)\n",
        "def counted():\n",
        "    global count\n",
        "    count = 0\n",
        "    loop.run_until_complete(asyncio.sleep(0))\n",
        "    return count\n",
        "for where in Loop, asyncio.SelectorEventLoop:\n",
        "    print(counted(), end=' ')\n",
        "    where.call_soon = counting\n",
        "    print(counted(), end=' ')\n",
        "    del where.call_soon\n",
        "print(counted(), end=' ')\n",
        "loop.call_soon = lambda *args, **context: counting(loop, *args, **context)\n",
        "print(counted(), end=' ')\n",
        "del loop.call_soon\n",
        "print(counted())\n",
    );
    // Two steps of the task, and the callback by which run_until_complete hears of it.
    assert_eq!(told(program), "0 3 0 3 0 3 0\n");
}

#[test]
fn a_callback_of_a_future_that_raises_is_told_of_with_the_handle_it_would_have_had() {
    let program = concat!(
        "import contextvars\n",
        "number = contextvars.ContextVar('number')\n",
        "def callback(future): 1 / 0\n",
        "def handler(loop, told):\n",
        "    handle = told['handle']\n",
        "    print(told['message'], repr(told['exception']), repr(handle))\n",
        "    print(handle._callback is callback, handle._args == (future,), handle.get_context() is context)\n",
        "loop.set_exception_handler(handler)\n",
        "future, context = loop.create_future(), contextvars.copy_context()\n",
        "future.add_done_callback(callback, context=context)\n",
        "future.set_result(1)\n",
        "loop.run_until_complete(asyncio.sleep(0))\n",
    );
    let shown = "Exception in callback callback() at main.py:5 ZeroDivisionError('division by zero') \
                 <Handle callback() at main.py:5>";
    assert_eq!(told(program), format!("{shown}\nTrue True True\n"));
}

#[test]
fn a_task_that_goes_away_is_told_of() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    async def forever():\n",
        "        await asyncio.Future()\n",
        "    task = asyncio.create_task(forever(), name='gone')\n",
        "    await asyncio.sleep(0)\n",
        "    del task\n",
        "    import gc\n",
        "    gc.collect()\n",
        "asyncio.run(main())\n",
    ));
    let told: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(told[0], "Task was destroyed but it is pending!");
    assert!(told[1].starts_with("task: <Task pending name='gone' coro=<main.<locals>.forever() "));
    assert_eq!(told.len(), 2);
}

#[test]
fn names_count_from_one_in_each_program() {
    for _ in 0..2 {
        let ran = run(concat!(
            "import asyncio\n",
            "async def main():\n",
            "    print(asyncio.current_task().get_name())\n",
            "asyncio.run(main())\n",
            "asyncio.run(main())\n",
        ));
        let names: Vec<&str> = ran.stdout.lines().collect();
        assert_eq!(names[0], "Task-1");
        assert_ne!(names[1], "Task-1");
    }
}

#[test]
fn what_has_no_operating_system_says_so() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    for make in (lambda: asyncio.open_connection('localhost', 80),\n",
        "                 lambda: asyncio.start_server(print, 'localhost', 80),\n",
        "                 lambda: asyncio.create_subprocess_exec('ls')):\n",
        "        try:\n",
        "            await make()\n",
        "        except OSError as error:\n",
        "            print(type(error).__name__, error)\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(ran.stderr, "");
    let network =
        "OSError the playground has no network: programs run in the browser, cut off from it";
    let processes = "OSError the playground has no processes: a program cannot start another";
    let told: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(told, [network, network, processes]);
}

#[test]
fn a_loop_that_nobody_holds_goes_away_with_what_waits_in_it() {
    let ran = run(concat!(
        "import asyncio, gc\n",
        "async def main():\n",
        "    await asyncio.sleep(1)\n",
        "def leave():\n",
        "    loop = asyncio.new_event_loop()\n",
        "    task = loop.create_task(main(), name='waits')\n",
        "    loop.call_soon(loop.stop)\n",
        "    loop.run_forever()\n",
        "    loop.call_soon(print, 'never')\n",
        "leave()\n",
        "gc.collect()\n",
        "print('collected')\n",
    ));
    assert_eq!(ran.stdout, "collected\n");
    let told: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(told[0], "Task was destroyed but it is pending!");
    assert!(told[1].starts_with("task: <Task pending name='waits' coro=<main() "));
    assert_eq!(told.len(), 2);
}

#[test]
fn what_is_left_at_the_end_of_the_program_is_told_of() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    await asyncio.sleep(1)\n",
        "loop = asyncio.new_event_loop()\n",
        "task = loop.create_task(main(), name='left')\n",
        "loop.call_soon(loop.stop)\n",
        "loop.run_forever()\n",
    ));
    // CPython 3.14 tells it in these words.
    let told = concat!(
        "Task was destroyed but it is pending!\n",
        "task: <Task pending name='left' coro=<main() done, defined at main.py:2> ",
        "wait_for=<Future pending cb=[Task.task_wakeup()]>>\n",
    );
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", told));
}
