# Who sleeps less wakes first, whoever began first.
import asyncio


async def sleeper(name, delay):
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.sleep(delay)
    print(f"{name} after {loop.time() - start:.2f}")


async def main():
    await asyncio.gather(
        sleeper("long", 0.3),
        sleeper("short", 0.1),
        sleeper("middle", 0.2),
        sleeper("none", 0),
        sleeper("tiny", 0.001),
    )


asyncio.run(main())
