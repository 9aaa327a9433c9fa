# to_thread: blocking work beside the loop, which ticks meanwhile.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it, with the delays as they are
import asyncio
import time


def blocking(name):
    time.sleep(0.5)
    return name.upper()


async def ticker():
    for number in range(3):
        print("tick", number)
        await asyncio.sleep(0.1)


async def main():
    task = asyncio.create_task(ticker())
    print(await asyncio.to_thread(blocking, "done"))
    await task


asyncio.run(main())
