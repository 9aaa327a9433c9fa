# An async generator that yields while it is closed.
import asyncio


async def stubborn():
    try:
        yield 1
    finally:
        yield 2


async def main():
    generator = stubborn()
    print(await anext(generator))
    try:
        await generator.aclose()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
