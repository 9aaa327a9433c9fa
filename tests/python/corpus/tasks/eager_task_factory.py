# With the eager task factory every task is eager, in gather and in groups too.
import asyncio

cache = {"a": 1}


async def lookup(key):
    if key in cache:
        print("hit", key)
        return cache[key]
    print("miss", key)
    await asyncio.sleep(1)
    cache[key] = len(cache) + 1
    print("stored", key)
    return cache[key]


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print(await asyncio.gather(lookup("a"), lookup("b"), lookup("a")))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(lookup(key)) for key in "ba"]
        print([task.done() for task in tasks])


asyncio.run(main())
