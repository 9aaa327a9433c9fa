# Timers for the same delay fire in the order in which they were set.
import asyncio


async def sleeper(name, delay):
    await asyncio.sleep(delay)
    print(name, end=" ")


async def main():
    loop = asyncio.get_running_loop()
    for name in "abcdefgh":
        loop.call_later(1, lambda name=name: print(name, end=" "))
    await asyncio.sleep(2)
    print()
    await asyncio.gather(*(sleeper(name, 1) for name in "hgfedcba"))
    print()


asyncio.run(main())
