# Cancelling who waits cancels what it waits for, all the way down.
import asyncio


async def bottom():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("bottom is cancelled")
        raise


async def middle(task):
    try:
        await task
    finally:
        print("middle ends")


async def main():
    low = asyncio.create_task(bottom())
    high = asyncio.create_task(middle(low))
    await asyncio.sleep(1)
    high.cancel()
    await asyncio.wait([low, high])
    print(low.cancelled(), high.cancelled())


asyncio.run(main())
