# An async generator that is never iterated needs nothing; its method's awaitable does.
import asyncio


async def numbers():
    yield 1


async def main():
    numbers()
    anext(numbers())
    numbers().asend(None)
    print("end")


asyncio.run(main())
