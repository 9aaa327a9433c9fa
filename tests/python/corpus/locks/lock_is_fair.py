# A lock goes to whoever has waited longest; a waiter that is cancelled is passed over.
import asyncio


async def worker(name, lock):
    async with lock:
        print(name, "has it")
        await asyncio.sleep(1)
    print(name, "is done")


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(worker(name, lock)) for name in "abcd"]
    await asyncio.sleep(0.5)
    tasks[2].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(lock.locked())


asyncio.run(main())
