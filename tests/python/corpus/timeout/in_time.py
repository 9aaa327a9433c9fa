# A block that ends in time leaves nothing behind; None is no timeout.
import asyncio


async def main():
    async with asyncio.timeout(1) as block:
        await asyncio.sleep(0.5)
    print(block.expired())
    async with asyncio.timeout(None) as block:
        print(block.when())
        await asyncio.sleep(100)
    print(block.expired())
    await asyncio.sleep(10)
    print("end")


asyncio.run(main())
