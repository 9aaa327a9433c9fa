//! A sleep, a future, another task, a thread: one thing that is waited for.

use super::told;

#[test]
fn a_sleep() {
    let told = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    await asyncio.sleep(0)\n",
        "    await asyncio.sleep(2)\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 5",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: task-1 woken by task-1",
            "0: < task-1 yields [sleep()] at 3",
            "0: > task-1",
            "0: future-1 made by task-1",
            "0: timer-1 armed by task-1 [_set_result_unless_cancelled] at 4",
            "0: future-1 is a sleep timer-1",
            "0: < task-1 waits for future-1 [sleep()] at 4",
            "2: timer-1 fired",
            "2: callback-1 scheduled by timer-1",
            "2: > callback-1",
            "2: future-1 result by callback-1",
            "2: task-1 woken by callback-1",
            "2: < callback-1 finished",
            "2: > task-1",
            "2: callback-2 scheduled by task-1 [_run_until_complete_cb]",
            "2: < task-1 finished"
        ]
    );
}

#[test]
fn a_sleep_that_is_cancelled() {
    let told = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    sleeper = asyncio.create_task(asyncio.sleep(9))\n",
        "    await asyncio.sleep(1)\n",
        "    sleeper.cancel()\n",
        "    try:\n",
        "        await sleeper\n",
        "    except asyncio.CancelledError:\n",
        "        pass\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 10",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: task-2 Task-2 by task-1 [sleep] at 3",
            "0: task-2 woken by task-1",
            "0: future-1 made by task-1",
            "0: timer-1 armed by task-1 [_set_result_unless_cancelled] at 4",
            "0: future-1 is a sleep timer-1",
            "0: < task-1 waits for future-1 [sleep()] at 4",
            "0: > task-2",
            "0: future-2 made by task-2",
            "0: timer-2 armed by task-2 [_set_result_unless_cancelled]",
            "0: future-2 is a sleep timer-2",
            "0: < task-2 waits for future-2 [sleep()]",
            "1: timer-1 fired",
            "1: callback-1 scheduled by timer-1",
            "1: > callback-1",
            "1: future-1 result by callback-1",
            "1: task-1 woken by callback-1",
            "1: < callback-1 finished",
            "1: > task-1",
            "1: task-2 to be cancelled by task-1 at 5",
            "1: future-2 cancelled by task-1 at 5",
            "1: task-2 woken by task-1",
            "1: < task-1 waits for task-2 at 7",
            "1: > task-2",
            "1: timer-2 cancelled by task-2",
            "1: callback-2 cancelled by task-2",
            "1: task-1 woken by task-2",
            "1: < task-2 cancelled",
            "1: > task-1",
            "1: callback-3 scheduled by task-1 [_run_until_complete_cb]",
            "1: < task-1 finished"
        ]
    );
}

#[test]
fn a_future_of_the_programs() {
    let told = told(concat!(
        "import asyncio\n",
        "async def setter(future):\n",
        "    future.set_result(1)\n",
        "async def main():\n",
        "    future = asyncio.get_running_loop().create_future()\n",
        "    task = asyncio.create_task(setter(future))\n",
        "    await future\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 8",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: future-1 made by task-1",
            "0: task-2 Task-2 by task-1 [setter] at 6",
            "0: task-2 woken by task-1",
            "0: < task-1 waits for future-1 at 7",
            "0: > task-2",
            "0: future-1 result by task-2 at 3",
            "0: task-1 woken by task-2",
            "0: < task-2 finished",
            "0: > task-1",
            "0: callback-1 scheduled by task-1 [_run_until_complete_cb]",
            "0: < task-1 finished"
        ]
    );
}

#[test]
fn another_task() {
    let told = told(concat!(
        "import asyncio\n",
        "async def child():\n",
        "    await asyncio.sleep(1)\n",
        "async def main():\n",
        "    await asyncio.create_task(child())\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 6",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: task-2 Task-2 by task-1 [child] at 5",
            "0: task-2 woken by task-1",
            "0: < task-1 waits for task-2 at 5",
            "0: > task-2",
            "0: future-1 made by task-2",
            "0: timer-1 armed by task-2 [_set_result_unless_cancelled] at 3",
            "0: future-1 is a sleep timer-1",
            "0: < task-2 waits for future-1 [sleep()] at 3",
            "1: timer-1 fired",
            "1: callback-1 scheduled by timer-1",
            "1: > callback-1",
            "1: future-1 result by callback-1",
            "1: task-2 woken by callback-1",
            "1: < callback-1 finished",
            "1: > task-2",
            "1: task-1 woken by task-2",
            "1: < task-2 finished",
            "1: > task-1",
            "1: callback-2 scheduled by task-1 [_run_until_complete_cb]",
            "1: < task-1 finished"
        ]
    );
}

#[test]
fn wait_for_that_runs_out_of_time() {
    let told = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    try:\n",
        "        await asyncio.wait_for(asyncio.Event().wait(), 1)\n",
        "    except TimeoutError:\n",
        "        pass\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 7",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: timer-1 armed by task-1 [Timeout._on_timeout] at 4",
            "0: future-1 made by task-1",
            "0: future-1 is a event at resource-1",
            "0: < task-1 waits for future-1 [wait_for()] at 4",
            "1: timer-1 fired",
            "1: callback-1 scheduled by timer-1",
            "1: > callback-1",
            "1: task-1 to be cancelled by callback-1",
            "1: future-1 cancelled by callback-1",
            "1: task-1 woken by callback-1",
            "1: < callback-1 finished",
            "1: > task-1",
            "1: callback-2 scheduled by task-1 [_run_until_complete_cb]",
            "1: < task-1 finished"
        ]
    );
}

#[test]
fn a_shield() {
    let told = told(concat!(
        "import asyncio\n",
        "async def child():\n",
        "    await asyncio.sleep(1)\n",
        "async def main():\n",
        "    task = asyncio.create_task(child())\n",
        "    await asyncio.shield(task)\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 7",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: task-2 Task-2 by task-1 [child] at 5",
            "0: task-2 woken by task-1",
            "0: future-1 made by task-1",
            "0: future-1 is a shield task-2",
            "0: < task-1 waits for future-1 at 6",
            "0: > task-2",
            "0: future-2 made by task-2",
            "0: timer-1 armed by task-2 [_set_result_unless_cancelled] at 3",
            "0: future-2 is a sleep timer-1",
            "0: < task-2 waits for future-2 [sleep()] at 3",
            "1: timer-1 fired",
            "1: callback-1 scheduled by timer-1",
            "1: > callback-1",
            "1: future-2 result by callback-1",
            "1: task-2 woken by callback-1",
            "1: < callback-1 finished",
            "1: > task-2",
            "1: callback-2 scheduled by task-2 [shield.<locals>._clear_awaited_by_callback]",
            "1: callback-3 scheduled by task-2 [shield.<locals>._inner_done_callback]",
            "1: < task-2 finished",
            "1: > callback-2",
            "1: < callback-2 finished",
            "1: > callback-3",
            "1: future-1 result by callback-3",
            "1: callback-4 scheduled by callback-3 [shield.<locals>._outer_done_callback]",
            "1: task-1 woken by callback-3",
            "1: < callback-3 finished",
            "1: > callback-4",
            "1: < callback-4 finished",
            "1: > task-1",
            "1: callback-5 scheduled by task-1 [_run_until_complete_cb]",
            "1: < task-1 finished"
        ]
    );
}

#[test]
fn a_thread() {
    let told = told(concat!(
        "import asyncio, time\n",
        "async def main():\n",
        "    await asyncio.to_thread(time.sleep, 1)\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 4",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: future-1 made by task-1",
            "0: future-1 is a outside",
            "0: < task-1 waits for future-1 [to_thread()] at 3",
            "1: callback-1 scheduled by outside [_chain_future.<locals>._set_state]",
            "1: > callback-1",
            "1: future-1 result by callback-1",
            "1: callback-2 scheduled by callback-1 [_chain_future.<locals>._call_check_cancel]",
            "1: task-1 woken by callback-1",
            "1: < callback-1 finished",
            "1: > callback-2",
            "1: < callback-2 finished",
            "1: > task-1",
            "1: callback-3 scheduled by task-1 [_run_until_complete_cb]",
            "1: < task-1 finished"
        ]
    );
}
