import asyncio
import time

async def brew(drink, seconds):
    await asyncio.sleep(seconds)
    print(f"  {drink} is ready")

async def one_by_one():
    await brew("tea", 0.6)
    await brew("coffee", 0.8)
    await brew("cocoa", 1)

async def together():
    async with asyncio.TaskGroup() as group:
        group.create_task(brew("tea", 0.6))
        group.create_task(brew("coffee", 0.8))
        group.create_task(brew("cocoa", 1))

async def main():
    for way in (one_by_one, together):
        print(f"{way.__name__}:")
        start = time.monotonic()
        await way()
        print(f"  took {time.monotonic() - start:.1f} s")

asyncio.run(main())
