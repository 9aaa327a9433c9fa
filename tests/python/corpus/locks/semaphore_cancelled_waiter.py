# A waiter that is cancelled does not lose the semaphore for the others.
import asyncio


async def worker(name, semaphore):
    async with semaphore:
        print(name, "in")
        await asyncio.sleep(1)
        print(name, "out")


async def main():
    semaphore = asyncio.Semaphore(1)
    tasks = [asyncio.create_task(worker(name, semaphore)) for name in "abc"]
    await asyncio.sleep(0.5)
    tasks[1].cancel()
    await asyncio.wait(tasks)
    print([task.cancelled() for task in tasks], semaphore.locked())


asyncio.run(main())
