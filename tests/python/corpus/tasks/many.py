# Two thousand tasks, each of which sleeps for a while of its own.
import asyncio


async def work(number):
    await asyncio.sleep((number * 7919 % 1000) / 1000)
    return number


async def main():
    finished = []

    async def one(number):
        finished.append(await work(number))

    async with asyncio.TaskGroup() as group:
        for number in range(2000):
            group.create_task(one(number))
    print(len(finished), finished[:5], finished[-5:])
    print(finished == sorted(range(2000), key=lambda number: number * 7919 % 1000))


asyncio.run(main())
