# Leaving an async for early does not end the generator at once; aclosing does.
import asyncio
from contextlib import aclosing


async def numbers(name):
    try:
        for number in range(10):
            yield number
    finally:
        await asyncio.sleep(1)
        print(name, "is closed")


async def main():
    open_one = numbers("open")
    async for number in open_one:
        if number == 2:
            break
    print("broke off, not closed")
    async with aclosing(numbers("closing")) as closing:
        async for number in closing:
            if number == 2:
                break
    print("broke off, closed")
    print("main ends")


asyncio.run(main())
