# Callbacks that are coroutines or cannot be called are refused.
import asyncio


async def coroutine_function():
    pass


async def main():
    loop = asyncio.get_running_loop()
    for wrong in (coroutine_function, 5, None):
        try:
            loop.call_soon(wrong)
        except TypeError as error:
            print(str(error).split(" at 0x")[0])
    try:
        loop.call_later(None, print)
    except TypeError as error:
        print(error)
    try:
        loop.call_at(None, print)
    except TypeError as error:
        print(error)


asyncio.run(main(), debug=True)
