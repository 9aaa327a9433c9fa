# A gather may stand in a gather.
import asyncio


async def say(word, delay):
    await asyncio.sleep(delay)
    return word


async def main():
    print(
        await asyncio.gather(
            asyncio.gather(say("a", 0.2), say("b", 0.1)),
            say("c", 0),
            asyncio.gather(asyncio.gather(say("d", 0.3))),
        )
    )


asyncio.run(main())
