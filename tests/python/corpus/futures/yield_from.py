# An awaitable class: __await__ may `yield from` a future, which suspends the task.
import asyncio


class Answer:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        print("before")
        value = yield from self.future
        print("between")
        value += yield from self.future.__await__()
        print("after")
        return value


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1, future.set_result, 21)
    print(await Answer(future))


asyncio.run(main())
