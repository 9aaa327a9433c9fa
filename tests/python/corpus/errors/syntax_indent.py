# A block that is not indented.
import asyncio


async def main():
await asyncio.sleep(1)


asyncio.run(main())
