# A traceback through tasks: each awaits the next, and the lines are those where they stood.
import asyncio


async def lowest():
    await asyncio.sleep(1)
    raise ConnectionError("lost")


async def middle():
    task = asyncio.create_task(lowest())
    return await task


async def main():
    try:
        await middle()
    except ConnectionError as error:
        raise RuntimeError("main gives up") from error


asyncio.run(main())
