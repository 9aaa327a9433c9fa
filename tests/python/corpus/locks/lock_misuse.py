# Releasing a lock that is not held.
import asyncio


async def main():
    lock = asyncio.Lock()
    print(repr(lock)[-11:-1])
    await lock.acquire()
    print(repr(lock)[-9:-1], lock.locked())
    waiting = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(repr(lock)[-20:-1])
    lock.release()
    print(await waiting)
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
