# A cancellation inside async with runs __aexit__, which may wait.
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def session():
    print("open")
    try:
        yield
    finally:
        await asyncio.sleep(1)
        print("closed")


async def work():
    async with session():
        await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.wait([task])
    print(task)


asyncio.run(main())
