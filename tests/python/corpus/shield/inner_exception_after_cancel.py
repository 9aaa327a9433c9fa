# If nobody waits any more, an exception behind the shield is reported by the loop.
import asyncio


async def fails():
    await asyncio.sleep(1)
    raise ValueError("nobody listens")


async def main():
    inner = asyncio.create_task(fails(), name="inner")
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.sleep(2)
    print(inner.done())


asyncio.run(main())
