# Tasks of a group may add tasks to it while it waits.
import asyncio


async def crawl(group, depth, name):
    await asyncio.sleep(0.1)
    print("  " * (3 - depth) + name)
    if depth > 1:
        for side in "lr":
            group.create_task(crawl(group, depth - 1, name + side))


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(crawl(group, 3, "root"))
    print("end")


asyncio.run(main())
