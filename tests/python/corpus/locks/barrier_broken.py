# A barrier that is aborted or reset lets its waiters down with BrokenBarrierError.
import asyncio


async def waiter(name, barrier):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print(name, repr(error))


async def main():
    barrier = asyncio.Barrier(2)
    task = asyncio.create_task(waiter("reset", barrier))
    await asyncio.sleep(0)
    await barrier.reset()
    await task
    print(barrier.broken)
    task = asyncio.create_task(waiter("aborted", barrier))
    await asyncio.sleep(0)
    await barrier.abort()
    await task
    print(barrier.broken)
    await waiter("after", barrier)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)


asyncio.run(main())
