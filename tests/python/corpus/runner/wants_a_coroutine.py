# asyncio.run takes coroutines and other awaitables, and nothing else.
import asyncio


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "awaited"


async def main():
    pass


print(asyncio.run(Awaitable()))
for wrong in (main, 5, None):
    try:
        asyncio.run(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
