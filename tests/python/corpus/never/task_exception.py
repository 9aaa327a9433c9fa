# The exception of a task that nobody waits for is told when the task goes.
import asyncio


async def fails():
    raise ValueError("unnoticed")


async def main():
    asyncio.create_task(fails(), name="unnoticed")
    await asyncio.sleep(1)
    print("end")


asyncio.run(main())
