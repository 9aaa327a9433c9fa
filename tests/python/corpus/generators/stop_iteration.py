# StopIteration and StopAsyncIteration that come out of a coroutine or a generator become RuntimeErrors.
import asyncio


async def coroutine():
    raise StopIteration("from a coroutine")


async def generator(error):
    raise error
    yield


async def main():
    for attempt in (
        coroutine(),
        anext(generator(StopIteration("one"))),
        anext(generator(StopAsyncIteration("two"))),
    ):
        try:
            await attempt
        except RuntimeError as error:
            print(error, "/", repr(error.__cause__))


asyncio.run(main())
