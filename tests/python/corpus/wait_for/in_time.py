# wait_for returns the result if it comes in time; without a timeout it just waits.
import asyncio


async def main():
    print(await asyncio.wait_for(asyncio.sleep(1, "in time"), timeout=2))
    print(await asyncio.wait_for(asyncio.sleep(100, "at last"), timeout=None))
    print(await asyncio.wait_for(asyncio.sleep(0, "at once"), 1))


asyncio.run(main())
