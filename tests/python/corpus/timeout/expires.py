# A timeout block cancels what it holds and turns that into TimeoutError at its end.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(1.5) as block:
            try:
                await asyncio.sleep(10)
            finally:
                print("finally", asyncio.current_task().cancelling())
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__))
    print(block.expired(), round(loop.time() - start, 3), asyncio.current_task().cancelling())


asyncio.run(main())
