# An exception that comes through gather has a traceback through both coroutines.
import asyncio


async def divide(a, b):
    await asyncio.sleep(0.1)
    return a / b


async def main():
    results = await asyncio.gather(divide(1, 2), divide(1, 0))
    print(results)


asyncio.run(main())
