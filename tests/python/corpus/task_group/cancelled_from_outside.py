# Cancelling the task that holds a group cancels the group's tasks, and is a plain CancelledError.
import asyncio


cleaned = []


async def child(name):
    try:
        await asyncio.sleep(10)
    finally:
        cleaned.append(name)


async def holder():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("a"))
        group.create_task(child("b"))
    print("never")


async def main():
    task = asyncio.create_task(holder())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), task.cancelled(), sorted(cleaned))


asyncio.run(main())
