# Coroutines may await each other hundreds deep, and suspend down there.
import asyncio


async def descend(depth):
    if depth == 0:
        await asyncio.sleep(1)
        return 0
    return 1 + await descend(depth - 1)


print(asyncio.run(descend(300)))
