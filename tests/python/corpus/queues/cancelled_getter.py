# A getter that is cancelled loses no item: the next one gets it.
import asyncio


async def getter(name, queue):
    print(name, await queue.get())


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(name, queue)) for name in "ab"]
    await asyncio.sleep(0)
    queue.put_nowait("item")
    tasks[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(tasks[0].cancelled(), tasks[1].done())


asyncio.run(main())
