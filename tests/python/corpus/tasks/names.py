# Tasks are numbered from the main one on, and may be named and renamed.
import asyncio


async def who():
    return asyncio.current_task().get_name()


async def main():
    print(await who())
    print(await asyncio.create_task(who()))
    print(await asyncio.create_task(who(), name="fetcher"))
    task = asyncio.create_task(who())
    task.set_name(42)
    print(repr(await task), repr(task.get_name()))
    print(await asyncio.create_task(who()))


asyncio.run(main())
