# asend, athrow and aclose of an async generator.
import asyncio


async def echo():
    received = None
    while True:
        try:
            received = yield f"echo {received}"
        except ValueError as error:
            received = f"caught {error}"
        except GeneratorExit:
            print("closing")
            raise


async def main():
    generator = echo()
    print(await generator.asend(None))
    print(await generator.asend("one"))
    print(await generator.athrow(ValueError("bad")))
    print(await anext(generator))
    await generator.aclose()
    await generator.aclose()
    try:
        await anext(generator)
    except StopAsyncIteration as error:
        print(repr(error))
    print(await anext(generator, "default"))
    fresh = echo()
    try:
        await fresh.asend("too early")
    except TypeError as error:
        print(error)


asyncio.run(main())
