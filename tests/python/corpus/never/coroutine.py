# A coroutine that is never awaited is warned about when it goes.
import asyncio


async def work():
    print("never")


async def main():
    work()
    print("called, not awaited")
    coroutine = work()
    del coroutine
    print("end")


asyncio.run(main())
