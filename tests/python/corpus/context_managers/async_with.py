# __aenter__ and __aexit__ may wait; __aexit__ may swallow the exception.
import asyncio


class Connection:
    def __init__(self, swallow):
        self.swallow = swallow

    async def __aenter__(self):
        print("connecting")
        await asyncio.sleep(1)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(1)
        print("closing", kind and kind.__name__, error)
        return self.swallow


async def main():
    async with Connection(False) as connection:
        print(type(connection).__name__)
    async with Connection(True):
        raise ValueError("swallowed")
    try:
        async with Connection(False), Connection(False):
            raise KeyError("let through")
    except KeyError as error:
        print(repr(error))


asyncio.run(main())
