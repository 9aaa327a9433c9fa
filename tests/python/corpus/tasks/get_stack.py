# The stack of a suspended task has its innermost frame; print_stack shows it.
import asyncio
import sys


async def inner():
    await asyncio.sleep(1)


async def outer():
    await inner()


async def fails():
    raise ValueError("no")


async def main():
    task = asyncio.create_task(outer(), name="outer")
    await asyncio.sleep(0)
    print([(frame.f_code.co_name, frame.f_lineno) for frame in task.get_stack()])
    task.print_stack(file=sys.stdout)
    await task
    print(task.get_stack())
    failed = asyncio.create_task(fails(), name="fails")
    await asyncio.wait([failed])
    failed.print_stack(file=sys.stdout)


asyncio.run(main())
