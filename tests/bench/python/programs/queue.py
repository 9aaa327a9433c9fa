# A producer and a consumer with room for one item between them: each waits for the other all the time.
import asyncio


async def produce(queue, size):
    for number in range(size):
        await queue.put(number)


async def consume(queue, size):
    total = 0
    for _ in range(size):
        total += await queue.get()
    return total


async def work(size):
    queue = asyncio.Queue(1)
    _, total = await asyncio.gather(produce(queue, size), consume(queue, size))
    return total
