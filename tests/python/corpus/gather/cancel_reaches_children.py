# Cancelling gather cancels all its children, and it raises CancelledError once they are done.
import asyncio


async def child(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise


async def main():
    future = asyncio.gather(child("a"), child("b"))
    await asyncio.sleep(1)
    print("cancel:", future.cancel())
    try:
        await future
    except asyncio.CancelledError as error:
        print("gather raised", repr(error))
    print(future.cancelled(), future)


asyncio.run(main())
