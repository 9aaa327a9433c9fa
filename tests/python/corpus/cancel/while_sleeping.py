# cancel raises CancelledError where the task waits; finally blocks run.
import asyncio


async def work():
    print("begins")
    try:
        await asyncio.sleep(10)
        print("never")
    except asyncio.CancelledError:
        print("cancelled")
        raise
    finally:
        print("finally")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    print("cancel:", task.cancel(), "cancelled:", task.cancelled(), "done:", task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("awaiting it raises CancelledError")
    print("cancelled:", task.cancelled(), "again:", task.cancel())


asyncio.run(main())
