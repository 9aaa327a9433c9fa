# So many sleeps at a time, of 1 to 100 ms.
import asyncio


async def sleep(number):
    await asyncio.sleep((number * 387 % 100 + 1) / 1000)
    return number


async def work(size):
    return sum(await asyncio.gather(*(sleep(number) for number in range(size))))
