# wrap_future: a task waits for a future of concurrent.futures.
import asyncio
from concurrent.futures import Future


async def main():
    loop = asyncio.get_running_loop()
    plain = Future()
    wrapped = asyncio.wrap_future(plain)
    print(type(wrapped).__name__, asyncio.wrap_future(wrapped) is wrapped)
    loop.call_later(1, plain.set_result, "from outside")
    print(await wrapped, wrapped.result())
    failing = Future()
    loop.call_later(1, failing.set_exception, ValueError("bad"))
    try:
        await asyncio.wrap_future(failing)
    except ValueError as error:
        print(repr(error))
    cancelled = Future()
    wrapped = asyncio.wrap_future(cancelled)
    wrapped.cancel()
    await asyncio.sleep(0)
    print(cancelled.cancelled())


asyncio.run(main())
