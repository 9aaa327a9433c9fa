# An exception comes out where its awaitable is awaited, and the iteration goes on.
import asyncio


async def work(number):
    await asyncio.sleep(number / 10)
    if number % 2:
        raise ValueError(number)
    return number


async def main():
    for next_one in asyncio.as_completed([work(number) for number in range(4)]):
        try:
            print("result", await next_one)
        except ValueError as error:
            print("error", error)


asyncio.run(main())
