import asyncio
from concurrent.futures import Future

async def main():
    # As a library gives out that knows threads, but not asyncio.
    answer = Future()
    loop = asyncio.get_running_loop()
    loop.call_later(1, answer.set_result, 42)

    try:
        await answer
    except TypeError:
        print("a future of concurrent.futures cannot be awaited")

    wrapped = asyncio.wrap_future(answer)
    print("wrapped, it can:", await wrapped)

asyncio.run(main())
