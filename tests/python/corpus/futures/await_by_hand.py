# What a future yields when it is driven by hand: itself, and the result in StopIteration.
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    steps = future.__await__()
    print(next(steps) is future, future._asyncio_future_blocking)
    future._asyncio_future_blocking = False
    try:
        next(steps)
    except RuntimeError as error:
        print(error)
    future.set_result("value")
    steps = future.__await__()
    try:
        next(steps)
    except StopIteration as stop:
        print(repr(stop.value))


asyncio.run(main())
