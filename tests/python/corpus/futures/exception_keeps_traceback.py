# The exception of a future is raised anew where it is awaited; the traceback names both places.
import asyncio
import traceback


def compute():
    raise ArithmeticError("cannot compute")


async def main():
    future = asyncio.get_running_loop().create_future()
    try:
        compute()
    except ArithmeticError as error:
        future.set_exception(error)
    try:
        await future
    except ArithmeticError:
        traceback.print_exc()


asyncio.run(main())
