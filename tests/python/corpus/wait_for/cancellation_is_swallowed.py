# A coroutine that answers its cancellation with a result gives that result in spite of the timeout.
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "partial result"


async def angry():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("was interrupted")


async def main():
    for coroutine in (stubborn(), angry()):
        try:
            print(await asyncio.wait_for(coroutine, 1))
        except Exception as error:
            print(repr(error))


asyncio.run(main())
