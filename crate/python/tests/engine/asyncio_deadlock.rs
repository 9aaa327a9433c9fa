//! A program in which nobody can wake anybody any more: it is said who waits, where and for what.

use crate::support::run;

#[test]
fn the_one_task_waits() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    await asyncio.Event().wait()\n",
        "asyncio.run(main())\n",
    ));
    let told: Vec<&str> = ran.stderr.lines().rev().take(2).collect();
    assert_eq!(
        told,
        [
            "  Task-1 at main.py, line 3, in main: awaits Event.wait()",
            "RuntimeError: deadlock: the only task waits for something that nobody is left to do",
        ]
    );
}

#[test]
fn each_task_says_where_it_waits() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def inner(lock):\n",
        "    async with lock:\n",
        "        pass\n",
        "async def outer(lock):\n",
        "    await inner(lock)\n",
        "async def main():\n",
        "    lock = asyncio.Lock()\n",
        "    await lock.acquire()\n",
        "    one = asyncio.create_task(outer(lock), name='one')\n",
        "    two = asyncio.create_task(asyncio.Queue().get(), name='two')\n",
        "    three = asyncio.create_task(asyncio.wait([asyncio.Future()]), name='three')\n",
        "    await one\n",
        "try:\n",
        "    asyncio.run(main())\n",
        "except RuntimeError as error:\n",
        "    print(error)\n",
    ));
    let told = concat!(
        "deadlock: all tasks wait for something that nobody is left to do\n",
        "  Task-1 at main.py, line 13, in main: awaits one\n",
        "  one at main.py, line 3, in inner: awaits Lock.acquire()\n",
        "  two: awaits Queue.get()\n",
        "  three: awaits wait()\n",
    );
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (told, ""));
}

#[test]
fn the_tasks_are_cancelled_as_at_any_end() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    try:\n",
        "        await asyncio.Future()\n",
        "    finally:\n",
        "        print('cleaned up')\n",
        "try:\n",
        "    asyncio.run(main())\n",
        "except RuntimeError as error:\n",
        "    print(str(error).splitlines()[1])\n",
    ));
    let told = "cleaned up\n  Task-1 at main.py, line 4, in main: awaits a Future\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (told, ""));
}

#[test]
fn a_loop_without_tasks_says_so() {
    let ran = run(concat!(
        "import asyncio\n",
        "loop = asyncio.new_event_loop()\n",
        "try:\n",
        "    loop.run_forever()\n",
        "except RuntimeError as error:\n",
        "    print(error, loop.is_running())\n",
    ));
    let told = "deadlock: the event loop has nothing to do, and nobody is left who could give it something or stop \
                it False\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (told, ""));
}
