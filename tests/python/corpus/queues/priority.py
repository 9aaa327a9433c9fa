# A PriorityQueue gives the smallest first, a LifoQueue the latest.
import asyncio


async def main():
    priority = asyncio.PriorityQueue()
    lifo = asyncio.LifoQueue()
    for item in ((2, "b"), (3, "c"), (1, "a"), (2, "a")):
        await priority.put(item)
        await lifo.put(item)
    print([priority.get_nowait() for _ in range(4)])
    print([lifo.get_nowait() for _ in range(4)])
    await priority.put(1)
    try:
        await priority.put("one")
    except TypeError as error:
        print(error)


asyncio.run(main())
