# Handles can be cancelled, and say when they are due; their repr says what they would call.
import asyncio


def callback(*arguments):
    print("called", *arguments)


async def main():
    loop = asyncio.get_running_loop()
    soon = loop.call_soon(callback, 1, "two")
    print(soon, soon.cancelled())
    soon.cancel()
    print(soon, soon.cancelled())
    later = loop.call_later(1, callback, "later")
    print(type(later).__name__, round(later.when() - loop.time(), 3), later.cancelled())
    later.cancel()
    print(str(later).split(" when=")[0], later.cancelled())
    kept = loop.call_later(1, callback, "kept")
    await asyncio.sleep(2)
    kept.cancel()
    print(kept.cancelled())
    print(loop.call_later(5, callback) < loop.call_later(6, callback))
    print(soon.get_context() is not None)


asyncio.run(main())
