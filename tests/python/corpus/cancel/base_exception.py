# CancelledError is no Exception, so that except Exception lets it through.
import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except Exception as error:
        print("never", error)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())
    print(asyncio.CancelledError.__mro__)


asyncio.run(main())
