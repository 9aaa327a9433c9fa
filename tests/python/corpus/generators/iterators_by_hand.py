# A class with __aiter__ and __anext__; what lacks them says so.
import asyncio


class Countdown:
    def __init__(self, start):
        self.number = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.number == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.number -= 1
        return self.number


class NotAsync:
    def __aiter__(self):
        return iter([])


async def main():
    print([number async for number in Countdown(3)])
    for wrong in ([1, 2], 5, NotAsync()):
        try:
            async for item in wrong:
                print(item)
        except TypeError as error:
            print(error)
    try:
        for item in Countdown(2):
            print(item)
    except TypeError as error:
        print(error)
    print(aiter(Countdown(1)).number)


asyncio.run(main())
