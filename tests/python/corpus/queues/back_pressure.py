# A full queue makes its producer wait for the consumer.
import asyncio


async def producer(queue, start):
    loop = asyncio.get_running_loop()
    for number in range(5):
        await queue.put(number)
        print(f"put {number} at {loop.time() - start:.1f}, full: {queue.full()}")


async def consumer(queue):
    for _ in range(5):
        await asyncio.sleep(1)
        print("got", await queue.get())


async def main():
    queue = asyncio.Queue(maxsize=2)
    start = asyncio.get_running_loop().time()
    await asyncio.gather(producer(queue, start), consumer(queue))


asyncio.run(main())
