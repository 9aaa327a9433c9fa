# A plain with on what wants async with: the message names the class in full.
import asyncio


async def main():
    for wrong in (asyncio.Lock(), asyncio.timeout(1), asyncio.TaskGroup()):
        try:
            with wrong:
                pass
        except TypeError as error:
            print(error)


asyncio.run(main())
