# A cancelled task that the main one awaits ends the program, with the cancellation's traceback.
import asyncio


async def work():
    await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("no longer needed")
    await task


asyncio.run(main())
