# A bounded semaphore refuses to be released more often than it was acquired.
import asyncio


async def main():
    semaphore = asyncio.BoundedSemaphore(1)
    async with semaphore:
        print("inside", semaphore.locked())
    try:
        semaphore.release()
    except ValueError as error:
        print(error)
    plain = asyncio.Semaphore(1)
    plain.release()
    await plain.acquire()
    await plain.acquire()
    print(plain.locked())


asyncio.run(main())
