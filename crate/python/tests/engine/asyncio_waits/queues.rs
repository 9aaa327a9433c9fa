//! Queues: empty, full, or with items that are not done.

use super::told;

#[test]
fn a_queue_that_is_empty() {
    let told = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    queue = asyncio.Queue()\n",
        "    asyncio.get_running_loop().call_later(1, queue.put_nowait, 'item')\n",
        "    await queue.get()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 6",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: timer-1 armed by task-1 [Queue.put_nowait] at 4",
            "0: future-1 made by task-1",
            "0: future-1 is a queueget at resource-1",
            "0: < task-1 waits for future-1 [Queue.get()] at 5",
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
fn a_queue_that_is_full() {
    let told = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    queue = asyncio.Queue(1)\n",
        "    await queue.put(1)\n",
        "    asyncio.get_running_loop().call_later(1, queue.get_nowait)\n",
        "    await queue.put(2)\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 7",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: timer-1 armed by task-1 [Queue.get_nowait] at 5",
            "0: future-1 made by task-1",
            "0: future-1 is a queueput at resource-1",
            "0: < task-1 waits for future-1 [Queue.put()] at 6",
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
fn the_items_of_a_queue() {
    let told = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    queue = asyncio.PriorityQueue()\n",
        "    queue.put_nowait(1)\n",
        "    asyncio.get_running_loop().call_later(1, queue.task_done)\n",
        "    await queue.join()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: task-1 Task-1 by nobody [main] at 7",
            "0: task-1 woken by outside",
            "0: > task-1",
            "0: timer-1 armed by task-1 [Queue.task_done] at 5",
            "0: future-1 made by task-1",
            "0: future-1 is a queuejoin at resource-1",
            "0: < task-1 waits for future-1 [Queue.join()] at 6",
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
