//! asyncio.run, on a clock that jumps.

use std::time::Duration;

use crate::support::run;

#[test]
fn the_articles_program_waits_two_seconds() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def fetch_data():\n",
        "  await asyncio.sleep(2) # pause for 2 seconds\n",
        "async def main():\n",
        "  await fetch_data()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", ""));
    assert_eq!(ran.elapsed, Duration::from_secs(2));
}

#[test]
fn tasks_take_turns() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def say(name, delay):\n",
        "    for i in range(2):\n",
        "        await asyncio.sleep(delay)\n",
        "        print(name, i, round(asyncio.get_running_loop().time(), 3))\n",
        "async def main():\n",
        "    await asyncio.gather(say('a', 1), say('b', 1.5), say('c', 0))\n",
        "asyncio.run(main())\n",
    ));
    let order = "c 0 0.0\nc 1 0.0\na 0 1.0\nb 0 1.5\na 1 2.0\nb 1 3.0\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (order, ""));
}

#[test]
fn twice_in_a_row_and_cleaned_up() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def forever():\n",
        "    try:\n",
        "        await asyncio.sleep(1000)\n",
        "    finally:\n",
        "        print('cancelled')\n",
        "async def main(n):\n",
        "    left = asyncio.create_task(forever())\n",
        "    await asyncio.sleep(0)\n",
        "    return n\n",
        "print(asyncio.run(main(1)), asyncio.run(main(2)))\n",
    ));
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("cancelled\ncancelled\n1 2\n", "")
    );
    assert_eq!(ran.elapsed, Duration::ZERO);
}

#[test]
fn a_timeout_cancels() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    try:\n",
        "        async with asyncio.timeout(0.5):\n",
        "            await asyncio.sleep(10)\n",
        "    except TimeoutError:\n",
        "        print('too slow')\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("too slow\n", "")
    );
    assert_eq!(ran.elapsed, Duration::from_millis(500));
}

#[test]
fn an_error_in_a_task_comes_out_of_run() {
    let ran = run(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    async with asyncio.TaskGroup() as group:\n",
        "        group.create_task(asyncio.sleep(1, 'never'))\n",
        "        raise KeyError('x')\n",
        "try:\n",
        "    asyncio.run(main())\n",
        "except* KeyError as group:\n",
        "    print(group.exceptions)\n",
    ));
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("(KeyError('x'),)\n", "")
    );
}
