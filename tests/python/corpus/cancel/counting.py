# cancelling counts the requests, uncancel takes one back.
import asyncio


async def work():
    task = asyncio.current_task()
    print(task.cancelling())
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(task.cancelling())
        print(task.uncancel(), task.cancelling())
    print(task.uncancel(), task.cancelling())
    await asyncio.sleep(1)
    return "alive"


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    task.cancel()
    print("asked", task.cancelling())
    print(await task)


asyncio.run(main())
