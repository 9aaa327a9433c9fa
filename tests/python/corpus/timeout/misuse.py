# A block is entered once, in a task.
import asyncio


async def main():
    block = asyncio.timeout(1)
    print(block)
    async with block:
        print(repr(block).split(" when=")[0])
    print(block)
    try:
        async with block:
            pass
    except RuntimeError as error:
        print(error)
    try:
        asyncio.timeout(1).reschedule(2)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
coroutine = asyncio.timeout(1).__aenter__()
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
