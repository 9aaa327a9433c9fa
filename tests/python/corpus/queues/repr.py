# The repr of a queue tells its size, its items and who waits.
import asyncio


async def main():
    queue = asyncio.Queue(2)
    print(str(queue))
    queue.put_nowait("a")
    queue.put_nowait(2)
    print(str(queue))
    putting = asyncio.create_task(queue.put(3))
    await asyncio.sleep(0)
    print(str(queue))
    for _ in range(3):
        await queue.get()
    await putting
    getting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    print(str(queue))
    getting.cancel()


asyncio.run(main())
