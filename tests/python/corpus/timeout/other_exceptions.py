# Other exceptions go through a block as they are; a cancellation from outside stays one.
import asyncio


async def inside():
    async with asyncio.timeout(5) as block:
        try:
            await asyncio.sleep(10)
        finally:
            print("expired:", block.expired())


async def main():
    try:
        async with asyncio.timeout(1):
            raise KeyError("mine")
    except KeyError as error:
        print(repr(error))
    task = asyncio.create_task(inside())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(2)
            except asyncio.CancelledError:
                raise ValueError("while cleaning up")
    except Exception as error:
        print(repr(error), repr(error.__context__))


asyncio.run(main())
