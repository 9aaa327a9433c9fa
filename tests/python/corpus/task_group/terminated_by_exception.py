# A task may end its group by an exception of its own, which except* then takes.
import asyncio


class Enough(Exception):
    pass


async def counter():
    number = 0
    while True:
        number += 1
        print(number)
        await asyncio.sleep(1)


async def stop_after(delay):
    await asyncio.sleep(delay)
    raise Enough


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(counter())
            group.create_task(stop_after(2.5))
    except* Enough:
        pass
    print("ended")


asyncio.run(main())
