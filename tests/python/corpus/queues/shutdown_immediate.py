# shutdown(immediate=True) empties the queue, and wakes everyone who waits for it.
import asyncio


async def attempt(name, coroutine):
    try:
        print(name, await coroutine)
    except asyncio.QueueShutDown as error:
        print(name, type(error).__name__)


async def main():
    empty, full = asyncio.Queue(), asyncio.Queue(1)
    full.put_nowait("x")
    tasks = [
        asyncio.create_task(attempt("get", empty.get())),
        asyncio.create_task(attempt("put", full.put("y"))),
        asyncio.create_task(attempt("join", full.join())),
    ]
    await asyncio.sleep(1)
    empty.shutdown(immediate=True)
    full.shutdown(immediate=True)
    await asyncio.wait(tasks)
    print(full.qsize(), full.empty())


asyncio.run(main())
