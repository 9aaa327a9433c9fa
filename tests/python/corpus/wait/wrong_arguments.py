# wait wants tasks or futures, at least one of them, and a return_when that it knows.
import asyncio


async def main():
    coroutine = asyncio.sleep(0)
    for arguments, options in (
        (([coroutine],), {}),
        (([],), {}),
        ((coroutine,), {}),
        (([asyncio.create_task(asyncio.sleep(0))],), {"return_when": "NOW"}),
    ):
        try:
            await asyncio.wait(*arguments, **options)
        except Exception as error:
            print(type(error).__name__, error)
    coroutine.close()


asyncio.run(main())
