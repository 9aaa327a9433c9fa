# A context manager out of an async generator: setting up, tearing down, exceptions.
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(name):
    await asyncio.sleep(0)
    print("begin", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("rollback", error)
    else:
        print("commit", name)
    finally:
        print("release", name)


@asynccontextmanager
async def twice():
    yield 1
    yield 2


@transaction("decorator")
async def decorated():
    print("inside")


async def main():
    async with transaction("one") as name:
        print("in", name)
    async with transaction("two"):
        raise ValueError("broken")
    await decorated()
    try:
        async with twice():
            pass
    except RuntimeError as error:
        print(error)


asyncio.run(main())
