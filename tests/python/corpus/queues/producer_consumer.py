# A queue hands items from a producer to a consumer, in order.
import asyncio


async def producer(queue):
    for number in range(4):
        await asyncio.sleep(1)
        print("put", number)
        await queue.put(number)
    await queue.put(None)


async def consumer(queue):
    while (item := await queue.get()) is not None:
        print("got", item)
    print("end")


async def main():
    queue = asyncio.Queue()
    await asyncio.gather(producer(queue), consumer(queue))


asyncio.run(main())
