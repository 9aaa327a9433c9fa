# Cancelling a future wakes its waiters with CancelledError; cancelling a waiter cancels the future.
import asyncio


async def waiter(name, future):
    try:
        await future
    except asyncio.CancelledError as error:
        print(name, repr(error))
        raise


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(waiter("first", future))
    await asyncio.sleep(0)
    print(future.cancel("reason"), future.cancel())
    await asyncio.wait([task])
    print(task.cancelled())
    future = loop.create_future()
    task = asyncio.create_task(waiter("second", future))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(future.cancelled(), future.done())


asyncio.run(main())
