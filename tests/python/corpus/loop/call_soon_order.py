# call_soon: first in, first out; what a callback schedules runs in the next turn.
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def outer(name):
        print(name)
        loop.call_soon(print, name, "inner")

    loop.call_soon(outer, "a")
    loop.call_soon(outer, "b")
    print("scheduled")
    await asyncio.sleep(0)
    print("one turn")
    await asyncio.sleep(0)
    print("two turns")


asyncio.run(main())
