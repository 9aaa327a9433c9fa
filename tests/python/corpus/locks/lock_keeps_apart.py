# A lock lets one task at a time into its section.
import asyncio

total = 0


async def add(lock, times):
    global total
    for _ in range(times):
        async with lock:
            before = total
            await asyncio.sleep(0)
            total = before + 1


async def add_carelessly(times):
    global total
    for _ in range(times):
        before = total
        await asyncio.sleep(0)
        total = before + 1


async def main():
    global total
    await asyncio.gather(*(add_carelessly(10) for _ in range(3)))
    print("without a lock", total)
    total = 0
    lock = asyncio.Lock()
    await asyncio.gather(*(add(lock, 10) for _ in range(3)))
    print("with a lock", total)


asyncio.run(main())
