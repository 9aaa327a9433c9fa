# A coroutine that yields something that is no future makes its task fail.
import asyncio
import types


@types.coroutine
def bare(value):
    yield value


async def main():
    for value in (5, "text", [1]):
        try:
            await asyncio.create_task(bare_task(value))
        except RuntimeError as error:
            message = str(error)
            print(message[: message.index("<")] if "<" in message else message, message[-5:])
    await bare(None)
    print("a bare yield is a turn")


async def bare_task(value):
    await bare(value)


asyncio.run(main())
