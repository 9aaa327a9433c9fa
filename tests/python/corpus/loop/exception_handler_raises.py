# An exception handler that raises is logged with what it was called for.
import asyncio


def handler(loop, context):
    raise KeyError("in the handler")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_exception_handler({"message": "the cause"})
    print("goes on")


asyncio.run(main())
