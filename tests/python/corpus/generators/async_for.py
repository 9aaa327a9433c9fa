# An async generator waits between its items; others run meanwhile.
import asyncio


async def ticks(name, count):
    for number in range(count):
        await asyncio.sleep(1)
        yield f"{name}{number}"


async def show(name):
    async for tick in ticks(name, 3):
        print(tick)
    else:
        print(name, "is over")


async def main():
    await asyncio.gather(show("a"), show("b"))


asyncio.run(main())
