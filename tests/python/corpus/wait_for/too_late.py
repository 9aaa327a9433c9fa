# wait_for cancels what takes too long, waits until it is cleaned up, and raises TimeoutError.
import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("cancelled", repr(error))
        await asyncio.sleep(1)
        print("cleaned up")
        raise


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        await asyncio.wait_for(slow(), timeout=2)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__))
    print(round(loop.time() - start, 3))


asyncio.run(main())
