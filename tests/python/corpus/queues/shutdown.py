# After shutdown nothing can be put; what is there can be got, then getting raises too.
import asyncio


async def consumer(queue):
    try:
        while True:
            print("got", await queue.get())
            queue.task_done()
            await asyncio.sleep(1)
    except asyncio.QueueShutDown as error:
        print("consumer", repr(error))


async def main():
    queue = asyncio.Queue()
    for item in "abc":
        queue.put_nowait(item)
    task = asyncio.create_task(consumer(queue))
    await asyncio.sleep(0.5)
    queue.shutdown()
    try:
        queue.put_nowait("d")
    except asyncio.QueueShutDown as error:
        print("put", repr(error))
    await task


asyncio.run(main())
