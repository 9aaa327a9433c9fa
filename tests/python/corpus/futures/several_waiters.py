# Waiters of a future wake in the order in which they came; one that is cancelled does not harm the rest.
import asyncio


async def waiter(name, future):
    try:
        print(name, await asyncio.shield(future))
    except asyncio.CancelledError:
        print(name, "gave up")


async def main():
    future = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(waiter(name, future)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.sleep(0)
    future.set_result("go")
    await asyncio.wait(tasks)


asyncio.run(main())
