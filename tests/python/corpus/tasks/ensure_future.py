# ensure_future wraps a coroutine or any awaitable in a task, and leaves futures as they are.
import asyncio


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return "awaited"


async def main():
    task = asyncio.ensure_future(asyncio.sleep(0, "slept"))
    print(type(task).__name__, asyncio.ensure_future(task) is task)
    print(await task, await asyncio.ensure_future(Awaitable()))
    future = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(future) is future, asyncio.isfuture(future), asyncio.isfuture(5))
    try:
        asyncio.ensure_future(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
