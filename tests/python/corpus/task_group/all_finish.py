# A task group waits for all its tasks; results are read from the tasks.
import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    print("fetched", name)
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(fetch("a", 0.2))
        b = group.create_task(fetch("b", 0.1), name="bee")
        print("body ends")
    print(a.result(), b.result(), b.get_name())


asyncio.run(main())
