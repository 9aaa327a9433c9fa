# A deadline in the past cancels at the first suspension, and not before.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for block in (asyncio.timeout(0), asyncio.timeout(-1), asyncio.timeout_at(loop.time() - 1)):
        try:
            async with block:
                print("begins")
                await asyncio.sleep(0)
                print("after one turn")
                await asyncio.sleep(1)
                print("never")
        except TimeoutError:
            print("timeout")


asyncio.run(main())
