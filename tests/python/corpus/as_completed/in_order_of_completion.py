# as_completed hands out what to await in the order in which things are done.
import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    tasks = [fetch("slow", 0.3), fetch("quick", 0.1), fetch("middle", 0.2)]
    for next_one in asyncio.as_completed(tasks):
        print(await next_one)


asyncio.run(main())
