# A task that cancels itself goes on until it waits for the next time.
import asyncio


async def work():
    asyncio.current_task().cancel("by myself")
    print("still running")
    await asyncio.sleep(0)
    print("never")


async def main():
    try:
        await asyncio.create_task(work())
    except asyncio.CancelledError as error:
        print(repr(error))


asyncio.run(main())
