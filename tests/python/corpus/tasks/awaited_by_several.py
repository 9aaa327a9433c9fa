# Several tasks may wait for one; they wake in the order in which they began to wait.
import asyncio


async def work():
    await asyncio.sleep(1)
    return "the result"


async def waiter(name, task):
    print(name, "got", await task)


async def main():
    task = asyncio.create_task(work())
    await asyncio.gather(*(waiter(name, task) for name in ("first", "second", "third")))
    print("again:", await task)


asyncio.run(main())
