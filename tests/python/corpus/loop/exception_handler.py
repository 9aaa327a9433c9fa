# A custom exception handler gets what a callback raised; without one it is logged.
import asyncio


def handler(loop, context):
    print(sorted(context), context["message"].split(" <")[0], repr(context["exception"]))


def bad():
    raise ValueError("bad callback")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(bad)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "exception": None})
    loop.set_exception_handler(None)
    loop.call_soon(bad)
    await asyncio.sleep(0)
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)
    loop.default_exception_handler({"message": "only a message", "answer": 42})


asyncio.run(main())
