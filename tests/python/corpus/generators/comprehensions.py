# async for and await in list, set and dict comprehensions and in generator expressions.
import asyncio


async def numbers(count):
    for number in range(count):
        await asyncio.sleep(0)
        yield number


async def double(number):
    await asyncio.sleep(0)
    return 2 * number


async def main():
    print([number async for number in numbers(4)])
    print({number % 2 async for number in numbers(4)})
    print({number: await double(number) async for number in numbers(3) if number})
    print([await double(number) for number in range(3)])
    lazy = (await double(number) async for number in numbers(3))
    print(type(lazy).__name__, [item async for item in lazy])
    print([[n async for n in numbers(m)] async for m in numbers(3)])


asyncio.run(main())
