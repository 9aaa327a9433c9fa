# A task that nobody awaits runs all the same, and its result is simply dropped.
import asyncio


async def work():
    await asyncio.sleep(1)
    print("done")
    return "dropped"


async def main():
    asyncio.create_task(work())
    await asyncio.sleep(2)


asyncio.run(main())
