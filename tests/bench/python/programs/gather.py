# So many tasks at a time, each of which gives way once.
import asyncio


async def task(number):
    await asyncio.sleep(0)
    return number


async def work(size):
    return sum(await asyncio.gather(*(task(number) for number in range(size))))
