# The repr of a task in every state that it can be in.
import asyncio


async def work(delay):
    await asyncio.sleep(delay)
    return "result"


async def fail():
    raise ValueError("no")


async def main():
    task = asyncio.create_task(work(1), name="worker")
    print(task)
    await asyncio.sleep(0)
    print(task)
    task.add_done_callback(print)
    print(task)
    await task
    print(task)
    failing = asyncio.create_task(fail(), name="failing")
    await asyncio.wait([failing])
    print(failing)
    failing.exception()
    cancelled = asyncio.create_task(work(1), name="cancelled")
    await asyncio.sleep(0)
    cancelled.cancel()
    print(cancelled)
    await asyncio.wait([cancelled])
    print(cancelled)


asyncio.run(main())
