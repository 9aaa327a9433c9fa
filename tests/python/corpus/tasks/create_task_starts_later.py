# A task starts at the next suspension of whoever created it, and those created first start first.
import asyncio


async def child(name):
    print(name, "starts")
    await asyncio.sleep(0)
    print(name, "goes on")


async def main():
    tasks = [asyncio.create_task(child(name)) for name in "abc"]
    print("all created, none started")
    await asyncio.sleep(0)
    print("all started")
    for task in tasks:
        await task


asyncio.run(main())
