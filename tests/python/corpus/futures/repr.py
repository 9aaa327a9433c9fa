# The repr of a future in its states, with one, two and three callbacks.
import asyncio


def one(future):
    pass


def two(future):
    pass


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future)
    future.add_done_callback(one)
    print(future)
    future.add_done_callback(two)
    print(future)
    future.add_done_callback(one)
    print(future)
    future.set_result(["a", 1])
    print(future)
    failed = loop.create_future()
    failed.set_exception(OSError("disk"))
    print(failed, failed.exception())
    cancelled = loop.create_future()
    cancelled.cancel()
    print(cancelled)
    long = loop.create_future()
    long.set_result("x" * 200)
    print(long)


asyncio.run(main())
