# An eager task that fails at once keeps its exception until it is asked for.
import asyncio


async def fails():
    raise LookupError("at once")


async def main():
    task = asyncio.create_task(fails(), eager_start=True)
    print(task.done(), task)
    try:
        await task
    except LookupError as error:
        print(repr(error))


asyncio.run(main())
