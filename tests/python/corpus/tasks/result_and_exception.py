# result() and exception() of a task that is not done, that returned, that failed and that was cancelled.
import asyncio


async def returns():
    return 5


async def fails():
    raise KeyError("key")


def look(task):
    for method in (task.result, task.exception):
        try:
            print(f"{method.__name__}: {method()!r}")
        except BaseException as error:
            print(f"{method.__name__} raises {error!r}")


async def main():
    for coroutine in (returns(), fails(), asyncio.sleep(10)):
        task = asyncio.create_task(coroutine)
        look(task)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        if not task.done():
            task.cancel("enough")
            await asyncio.wait([task])
        look(task)


asyncio.run(main())
