# A task may refuse: it catches CancelledError, goes on, and is not cancelled.
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("no")
    await asyncio.sleep(1)
    return "finished all the same"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task)
    print(task.cancelled(), task.cancelling())


asyncio.run(main())
