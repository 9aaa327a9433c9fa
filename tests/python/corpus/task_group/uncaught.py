# The tree of an ExceptionGroup that nobody catches.
import asyncio


async def fetch(number):
    await asyncio.sleep(0)
    raise ValueError(f"cannot fetch {number}")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch(1))
        group.create_task(fetch(2))


asyncio.run(main())
