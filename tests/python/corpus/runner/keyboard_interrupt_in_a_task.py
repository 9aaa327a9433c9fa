# KeyboardInterrupt raised in a task ends the run at once; the other tasks are cancelled.
import asyncio


async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other cleans up")


async def interrupted():
    await asyncio.sleep(1)
    raise KeyboardInterrupt


async def main():
    asyncio.create_task(other())
    task = asyncio.create_task(interrupted())
    try:
        await task
    finally:
        print("main cleans up")


try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print("caught", repr(error))
