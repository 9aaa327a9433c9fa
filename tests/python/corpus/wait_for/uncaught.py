# A timeout that nobody catches: two tracebacks, of the cancelled sleep and of wait_for.
import asyncio


async def slow():
    await asyncio.sleep(10)


async def main():
    await asyncio.wait_for(slow(), timeout=1)


asyncio.run(main())
