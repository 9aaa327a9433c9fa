# A timeout around a shield gives up waiting and nothing else.
import asyncio


async def important():
    await asyncio.sleep(2)
    return "result"


async def main():
    inner = asyncio.create_task(important())
    try:
        await asyncio.wait_for(asyncio.shield(inner), 1)
    except TimeoutError:
        print("not yet")
    print(await inner)


asyncio.run(main())
