# A task of a group that is cancelled by itself does not disturb the others.
import asyncio


async def main():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(asyncio.sleep(1, "one"))
        two = group.create_task(asyncio.sleep(2, "two"))
        await asyncio.sleep(0.5)
        one.cancel()
    print(one.cancelled(), two.result())


asyncio.run(main())
