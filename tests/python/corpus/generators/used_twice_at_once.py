# Two tasks cannot advance one async generator at the same time.
import asyncio


async def slow():
    while True:
        await asyncio.sleep(1)
        yield 1


async def main():
    generator = slow()
    results = await asyncio.gather(anext(generator), anext(generator), return_exceptions=True)
    print(results)


asyncio.run(main())
