# A timeout may be moved, earlier and later, and be taken away.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    async with asyncio.timeout(1) as block:
        print(round(block.when() - start, 3))
        block.reschedule(start + 3)
        await asyncio.sleep(2)
        print("still here", round(block.when() - start, 3))
        block.reschedule(None)
        await asyncio.sleep(20)
        print("still here", block.when())
    try:
        async with asyncio.timeout_at(loop.time() + 50) as block:
            block.reschedule(loop.time() + 1)
            await asyncio.sleep(20)
    except TimeoutError:
        print("moved", round(loop.time() - start, 3))
    try:
        block.reschedule(0)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
