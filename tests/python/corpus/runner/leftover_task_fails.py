# An exception of a task while asyncio.run cancels it is reported.
import asyncio


async def background():
    try:
        await asyncio.sleep(100)
    finally:
        raise ValueError("cannot clean up")


async def main():
    asyncio.create_task(background(), name="background")
    await asyncio.sleep(0)


asyncio.run(main())
print("after run")
