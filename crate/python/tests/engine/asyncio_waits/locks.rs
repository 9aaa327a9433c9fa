//! Locks and semaphores, and who holds them; events, conditions, barriers.

use super::told;

#[test]
fn a_lock_and_who_holds_it() {
    let told = told(concat!(
        "import asyncio\n",
        "async def worker(lock):\n",
        "    async with lock:\n",
        "        await asyncio.sleep(1)\n",
        "async def main():\n",
        "    lock = asyncio.Lock()\n",
        "    task = asyncio.create_task(worker(lock))\n",
        "    await asyncio.sleep(0)\n",
        "    await lock.acquire()\n",
        "    lock.release()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 11",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: task-2 Task-2 by task-1 [worker] at 7",
            "0: task-2 woken by task-1",
            "0: task-1 woken by task-1",
            "0: < task-1 yields [sleep()] at 8",
            "0: > task-2",
            "0: resource-1 acquired as a lock of task-2 by task-2 at 3",
            "0: future-1 made by task-2",
            "0: timer-1 armed by task-2 [_set_result_unless_cancelled] at 4",
            "0: future-1 is a sleep timer-1",
            "0: < task-2 waits for future-1 [sleep()] at 4",
            "0: > task-1",
            "0: future-2 made by task-1",
            "0: future-2 is a lock at resource-1",
            "0: < task-1 waits for future-2 [Lock.acquire()] at 9",
            "1: timer-1 fired",
            "1: callback-1 scheduled by timer-1",
            "1: > callback-1",
            "1: future-1 result by callback-1",
            "1: task-2 woken by callback-1",
            "1: < callback-1 finished",
            "1: > task-2",
            "1: resource-1 released as a lock of task-2 by task-2 at 3",
            "1: future-2 result by task-2 at 3",
            "1: task-1 woken by task-2",
            "1: < task-2 finished",
            "1: > task-1",
            "1: resource-1 acquired as a lock of task-1 by task-1 at 9",
            "1: resource-1 released as a lock of task-1 by task-1 at 10",
            "1: callback-2 scheduled by task-1 [_run_until_complete_cb]",
            "1: < task-1 finished"
        ]
    );
}

#[test]
fn a_wait_for_a_lock_that_is_cancelled() {
    let told = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    lock = asyncio.Lock()\n",
        "    await lock.acquire()\n",
        "    waiter = asyncio.create_task(lock.acquire())\n",
        "    await asyncio.sleep(0)\n",
        "    waiter.cancel()\n",
        "    await asyncio.sleep(0)\n",
        "    lock.release()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 10",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: resource-1 acquired as a lock of task-1 by task-1 at 4",
            "0: task-2 Task-2 by task-1 [Lock.acquire] at 5",
            "0: task-2 woken by task-1",
            "0: task-1 woken by task-1",
            "0: < task-1 yields [sleep()] at 6",
            "0: > task-2",
            "0: future-1 made by task-2",
            "0: future-1 is a lock at resource-1",
            "0: < task-2 waits for future-1 [Lock.acquire()]",
            "0: > task-1",
            "0: task-2 to be cancelled by task-1 at 7",
            "0: future-1 cancelled by task-1 at 7",
            "0: task-2 woken by task-1",
            "0: task-1 woken by task-1",
            "0: < task-1 yields [sleep()] at 8",
            "0: > task-2",
            "0: < task-2 cancelled",
            "0: > task-1",
            "0: resource-1 released as a lock of task-1 by task-1 at 9",
            "0: callback-1 scheduled by task-1 [_run_until_complete_cb]",
            "0: < task-1 finished"
        ]
    );
}

#[test]
fn a_semaphore_and_who_holds_its_places() {
    let told = told(concat!(
        "import asyncio\n",
        "async def worker(semaphore):\n",
        "    async with semaphore:\n",
        "        await asyncio.sleep(1)\n",
        "async def main():\n",
        "    semaphore = asyncio.Semaphore(2)\n",
        "    await semaphore.acquire()\n",
        "    first = asyncio.create_task(worker(semaphore))\n",
        "    second = asyncio.create_task(worker(semaphore))\n",
        "    await asyncio.sleep(0)\n",
        "    await asyncio.sleep(0)\n",
        "    semaphore.release()\n",
        "    await second\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 14",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: resource-1 acquired as a semaphore of task-1 by task-1 at 7",
            "0: task-2 Task-2 by task-1 [worker] at 8",
            "0: task-2 woken by task-1",
            "0: task-3 Task-3 by task-1 [worker] at 9",
            "0: task-3 woken by task-1",
            "0: task-1 woken by task-1",
            "0: < task-1 yields [sleep()] at 10",
            "0: > task-2",
            "0: resource-1 acquired as a semaphore of task-2 by task-2 at 3",
            "0: future-1 made by task-2",
            "0: timer-1 armed by task-2 [_set_result_unless_cancelled] at 4",
            "0: future-1 is a sleep timer-1",
            "0: < task-2 waits for future-1 [sleep()] at 4",
            "0: > task-3",
            "0: future-2 made by task-3",
            "0: future-2 is a semaphore at resource-1",
            "0: < task-3 waits for future-2 [Semaphore.acquire()] at 3",
            "0: > task-1",
            "0: task-1 woken by task-1",
            "0: < task-1 yields [sleep()] at 11",
            "0: > task-1",
            "0: resource-1 released as a semaphore of task-1 by task-1 at 12",
            "0: resource-1 acquired as a semaphore of task-3 by task-1 at 12",
            "0: future-2 result by task-1 at 12",
            "0: task-3 woken by task-1",
            "0: < task-1 waits for task-3 at 13",
            "0: > task-3",
            "0: future-3 made by task-3",
            "0: timer-2 armed by task-3 [_set_result_unless_cancelled] at 4",
            "0: future-3 is a sleep timer-2",
            "0: < task-3 waits for future-3 [sleep()] at 4",
            "1: timer-1 fired",
            "1: callback-1 scheduled by timer-1",
            "1: timer-2 fired",
            "1: callback-2 scheduled by timer-2",
            "1: > callback-1",
            "1: future-1 result by callback-1",
            "1: task-2 woken by callback-1",
            "1: < callback-1 finished",
            "1: > callback-2",
            "1: future-3 result by callback-2",
            "1: task-3 woken by callback-2",
            "1: < callback-2 finished",
            "1: > task-2",
            "1: resource-1 released as a semaphore of task-2 by task-2 at 3",
            "1: < task-2 finished",
            "1: > task-3",
            "1: resource-1 released as a semaphore of task-3 by task-3 at 3",
            "1: task-1 woken by task-3",
            "1: < task-3 finished",
            "1: > task-1",
            "1: callback-3 scheduled by task-1 [_run_until_complete_cb]",
            "1: < task-1 finished"
        ]
    );
}

#[test]
fn a_place_of_a_semaphore_that_comes_too_late() {
    let told = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    semaphore = asyncio.BoundedSemaphore(1)\n",
        "    await semaphore.acquire()\n",
        "    waiter = asyncio.create_task(semaphore.acquire())\n",
        "    await asyncio.sleep(0)\n",
        "    semaphore.release()\n",
        "    waiter.cancel()\n",
        "    await asyncio.sleep(0)\n",
        "    await semaphore.acquire()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 11",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: resource-1 acquired as a semaphore of task-1 by task-1 at 4",
            "0: task-2 Task-2 by task-1 [Semaphore.acquire] at 5",
            "0: task-2 woken by task-1",
            "0: task-1 woken by task-1",
            "0: < task-1 yields [sleep()] at 6",
            "0: > task-2",
            "0: future-1 made by task-2",
            "0: future-1 is a semaphore at resource-1",
            "0: < task-2 waits for future-1 [Semaphore.acquire()]",
            "0: > task-1",
            "0: resource-1 released as a semaphore of task-1 by task-1 at 7",
            "0: resource-1 acquired as a semaphore of task-2 by task-1 at 7",
            "0: future-1 result by task-1 at 7",
            "0: task-2 woken by task-1",
            "0: task-2 to be cancelled by task-1 at 8",
            "0: task-1 woken by task-1",
            "0: < task-1 yields [sleep()] at 9",
            "0: > task-2",
            "0: resource-1 released as a semaphore of task-2 by task-2",
            "0: < task-2 cancelled",
            "0: > task-1",
            "0: resource-1 acquired as a semaphore of task-1 by task-1 at 10",
            "0: callback-1 scheduled by task-1 [_run_until_complete_cb]",
            "0: < task-1 finished"
        ]
    );
}

#[test]
fn an_event() {
    let told = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    event = asyncio.Event()\n",
        "    asyncio.get_running_loop().call_later(1, event.set)\n",
        "    await event.wait()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 6",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: timer-1 armed by task-1 [Event.set] at 4",
            "0: future-1 made by task-1",
            "0: future-1 is a event at resource-1",
            "0: < task-1 waits for future-1 [Event.wait()] at 5",
            "1: timer-1 fired",
            "1: callback-1 scheduled by timer-1",
            "1: > callback-1",
            "1: future-1 result by callback-1",
            "1: task-1 woken by callback-1",
            "1: < callback-1 finished",
            "1: > task-1",
            "1: callback-2 scheduled by task-1 [_run_until_complete_cb]",
            "1: < task-1 finished"
        ]
    );
}

#[test]
fn a_condition_and_its_lock() {
    let told = told(concat!(
        "import asyncio\n",
        "async def notifier(condition):\n",
        "    async with condition:\n",
        "        condition.notify()\n",
        "        await asyncio.sleep(1)\n",
        "async def main():\n",
        "    condition = asyncio.Condition()\n",
        "    task = asyncio.create_task(notifier(condition))\n",
        "    async with condition:\n",
        "        await condition.wait()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 11",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: task-2 Task-2 by task-1 [notifier] at 8",
            "0: task-2 woken by task-1",
            "0: resource-1 acquired as a lock of task-1 by task-1 at 9",
            "0: future-1 made by task-1",
            "0: resource-1 released as a lock of task-1 by task-1 at 10",
            "0: future-1 is a condition at resource-2",
            "0: < task-1 waits for future-1 [Condition.wait()] at 10",
            "0: > task-2",
            "0: resource-1 acquired as a lock of task-2 by task-2 at 3",
            "0: future-1 result by task-2 at 4",
            "0: task-1 woken by task-2",
            "0: future-2 made by task-2",
            "0: timer-1 armed by task-2 [_set_result_unless_cancelled] at 5",
            "0: future-2 is a sleep timer-1",
            "0: < task-2 waits for future-2 [sleep()] at 5",
            "0: > task-1",
            "0: future-3 made by task-1",
            "0: future-3 is a lock at resource-1",
            "0: < task-1 waits for future-3 [Condition.wait()] at 10",
            "1: timer-1 fired",
            "1: callback-1 scheduled by timer-1",
            "1: > callback-1",
            "1: future-2 result by callback-1",
            "1: task-2 woken by callback-1",
            "1: < callback-1 finished",
            "1: > task-2",
            "1: resource-1 released as a lock of task-2 by task-2 at 3",
            "1: future-3 result by task-2 at 3",
            "1: task-1 woken by task-2",
            "1: < task-2 finished",
            "1: > task-1",
            "1: resource-1 acquired as a lock of task-1 by task-1 at 10",
            "1: resource-1 released as a lock of task-1 by task-1 at 9",
            "1: callback-2 scheduled by task-1 [_run_until_complete_cb]",
            "1: < task-1 finished"
        ]
    );
}

#[test]
fn a_barrier() {
    let told = told(concat!(
        "import asyncio\n",
        "async def other(barrier):\n",
        "    await barrier.wait()\n",
        "async def main():\n",
        "    barrier = asyncio.Barrier(2)\n",
        "    task = asyncio.create_task(other(barrier))\n",
        "    await barrier.wait()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 8",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: task-2 Task-2 by task-1 [other] at 6",
            "0: task-2 woken by task-1",
            "0: resource-1 acquired as a lock of task-1 by task-1 at 7",
            "0: future-1 made by task-1",
            "0: resource-1 released as a lock of task-1 by task-1 at 7",
            "0: future-1 is a barrier at resource-2",
            "0: < task-1 waits for future-1 [Barrier.wait()] at 7",
            "0: > task-2",
            "0: resource-1 acquired as a lock of task-2 by task-2 at 3",
            "0: future-1 result by task-2 at 3",
            "0: task-1 woken by task-2",
            "0: resource-1 released as a lock of task-2 by task-2 at 3",
            "0: < task-2 finished",
            "0: > task-1",
            "0: resource-1 acquired as a lock of task-1 by task-1 at 7",
            "0: resource-1 released as a lock of task-1 by task-1 at 7",
            "0: callback-1 scheduled by task-1 [_run_until_complete_cb]",
            "0: < task-1 finished"
        ]
    );
}
