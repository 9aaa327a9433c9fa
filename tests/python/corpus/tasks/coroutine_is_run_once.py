# A coroutine object runs once; awaiting it again is an error.
import asyncio


async def work():
    return "done"


async def main():
    coroutine = work()
    print(coroutine.__name__, coroutine.__qualname__, type(coroutine).__name__)
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    second = work()
    task = asyncio.create_task(second)
    await task
    try:
        await second
    except RuntimeError as error:
        print(error)


asyncio.run(main())
