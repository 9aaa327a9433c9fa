# FIRST_EXCEPTION: returns when one fails, and when all are done if none does.
import asyncio


async def work(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise RuntimeError(name)
    return name


async def main():
    for fail in (True, False):
        tasks = [
            asyncio.create_task(work("a", 1)),
            asyncio.create_task(work("b", 2, fail)),
            asyncio.create_task(work("c", 3)),
        ]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in tasks:
            if task in pending:
                print("pending")
            else:
                print(task.exception() or task.result())


asyncio.run(main())
