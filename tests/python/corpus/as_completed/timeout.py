# After its timeout as_completed raises TimeoutError; what was not done goes on.
import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(delay, delay)) for delay in (0.1, 0.2, 5)]
    try:
        for next_one in asyncio.as_completed(tasks, timeout=1):
            print(await next_one)
    except TimeoutError as error:
        print("timeout", repr(error), isinstance(error, asyncio.TimeoutError))
    print([task.done() for task in tasks])
    seen = 0
    try:
        async for task in asyncio.as_completed(tasks, timeout=0):
            seen += 1
    except TimeoutError:
        print("again", seen)


asyncio.run(main())
