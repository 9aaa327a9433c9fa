# A semaphore lets so many in at a time, in the order in which they came.
import asyncio


async def download(number, semaphore, start):
    async with semaphore:
        loop = asyncio.get_running_loop()
        print(f"{number} begins at {loop.time() - start:.1f}")
        await asyncio.sleep(1)


async def main():
    start = asyncio.get_running_loop().time()
    semaphore = asyncio.Semaphore(2)
    print(repr(semaphore)[-20:-1])
    async with asyncio.TaskGroup() as group:
        for number in range(5):
            group.create_task(download(number, semaphore, start))
        await asyncio.sleep(0.5)
        print(repr(semaphore)[-18:-1], semaphore.locked())
    print(semaphore.locked())
    semaphore.release()
    print(repr(semaphore)[-20:-1])
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
