# With return_exceptions the exceptions stand among the results, cancellation too.
import asyncio


async def fine():
    return "fine"


async def bad():
    raise RuntimeError("bad")


async def main():
    sleeping = asyncio.create_task(asyncio.sleep(10))
    asyncio.get_running_loop().call_later(1, sleeping.cancel)
    results = await asyncio.gather(fine(), bad(), sleeping, return_exceptions=True)
    for result in results:
        print(repr(result))


asyncio.run(main())
