# The exception of a task is raised in everyone who waits for it.
import asyncio


async def work():
    await asyncio.sleep(1)
    raise LookupError("gone")


async def waiter(name, task):
    try:
        await task
    except LookupError as error:
        print(name, repr(error))


async def main():
    task = asyncio.create_task(work())
    await asyncio.gather(waiter("first", task), waiter("second", task))
    print(repr(task.exception()))


asyncio.run(main())
