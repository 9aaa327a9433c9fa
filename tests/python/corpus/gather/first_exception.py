# The first exception comes out of gather at once; the other tasks go on.
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print("done", name)
    if name == "bad":
        raise ValueError("bad one")
    return name


async def main():
    try:
        await asyncio.gather(work("early", 0.1), work("bad", 0.2), work("late", 0.3))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.5)
    print("end")


asyncio.run(main())
