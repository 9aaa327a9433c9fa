# One task that gives way over and over.
import asyncio


async def work(size):
    for _ in range(size):
        await asyncio.sleep(0)
    return size
