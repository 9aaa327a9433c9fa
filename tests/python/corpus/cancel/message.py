# The message given to cancel arrives in the task, and comes out of it.
import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inside", repr(error), error.args)
        raise


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("too slow")
    try:
        await task
    except asyncio.CancelledError as error:
        print("outside", repr(error))


asyncio.run(main())
