# sleep(0) lets every other ready task run once, in order.
import asyncio


async def count(name, turns):
    for turn in range(turns):
        print(f"{name}{turn}", end=" ")
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(count("a", 3), count("b", 2), count("c", 4))
    print()


asyncio.run(main())
