# time.sleep in a coroutine blocks the loop: nobody else runs, and timers are late.
import asyncio
import time


async def ticker(start):
    loop = asyncio.get_running_loop()
    for number in range(3):
        await asyncio.sleep(1)
        print(f"tick {number} at {loop.time() - start:.1f}")


async def main():
    start = asyncio.get_running_loop().time()
    task = asyncio.create_task(ticker(start))
    await asyncio.sleep(0)
    time.sleep(2.5)
    print("blocked for 2.5")
    await task


asyncio.run(main())
