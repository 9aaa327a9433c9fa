# The same coroutine given twice runs once and counts twice.
import asyncio


async def work():
    print("runs")
    return object()


async def main():
    coroutine = work()
    first, second = await asyncio.gather(coroutine, coroutine)
    print(first is second)


asyncio.run(main())
