# An exception in the body cancels the tasks, and stands in the group beside theirs.
import asyncio


async def cleans_badly():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise RuntimeError("while cleaning up") from None


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(cleans_badly())
            group.create_task(asyncio.sleep(5))
            await asyncio.sleep(0)
            raise LookupError("in the body")
    except* Exception as error:
        print(error, error.exceptions)


asyncio.run(main())
