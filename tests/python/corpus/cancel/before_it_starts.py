# A task that is cancelled before it starts never runs at all.
import asyncio


async def work():
    print("never")


async def main():
    task = asyncio.create_task(work())
    task.cancel()
    await asyncio.sleep(0)
    print(task.cancelled(), task.done())


asyncio.run(main())
