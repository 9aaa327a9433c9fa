# One task fails: its siblings are cancelled, and the group raises an ExceptionGroup of the failure only.
import asyncio


async def sibling():
    try:
        await asyncio.sleep(10)
    finally:
        print("sibling is cancelled")


async def fails():
    await asyncio.sleep(1)
    raise ValueError("no good")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sibling())
            group.create_task(fails())
    except ExceptionGroup as error:
        print(repr(error))
        print(error.exceptions[0].__traceback__.tb_frame.f_code.co_name)


asyncio.run(main())
