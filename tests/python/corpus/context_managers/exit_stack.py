# AsyncExitStack leaves what was entered in reverse order; pop_all keeps it.
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager


@asynccontextmanager
async def resource(name):
    print("open", name)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print("close", name)


@contextmanager
def plain(name):
    print("enter", name)
    yield
    print("leave", name)


async def farewell(word):
    print("callback", word)


async def main():
    async with AsyncExitStack() as stack:
        for name in "abc":
            await stack.enter_async_context(resource(name))
        stack.enter_context(plain("plain"))
        stack.callback(print, "plain callback")
        stack.push_async_callback(farewell, "async callback")
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(resource("first"))
            await stack.enter_async_context(resource("second"))
            raise OSError("failed half way")
    except OSError as error:
        print(error)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(resource("kept"))
        kept = stack.pop_all()
    print("still open")
    await kept.aclose()


asyncio.run(main())
