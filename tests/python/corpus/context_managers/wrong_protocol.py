# What is no context manager of the right kind, and the hints of the error messages.
import asyncio
from contextlib import contextmanager


@contextmanager
def plain():
    yield


class NoExit:
    async def __aenter__(self):
        return self


class NotAwaitable:
    def __aenter__(self):
        return 5

    async def __aexit__(self, *_):
        pass


async def main():
    for wrong in (plain(), 5, NoExit(), NotAwaitable()):
        try:
            async with wrong:
                pass
        except TypeError as error:
            print(error)
    try:
        with NotAwaitable():
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
