# gather gives the results in the order of its arguments, whoever was done first.
import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    print("done", name)
    return name


async def main():
    print(await asyncio.gather(fetch("slow", 0.3), fetch("quick", 0.1), fetch("middle", 0.2)))


asyncio.run(main())
