# wait returns two sets: with nothing said, when all are done.
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    tasks = [asyncio.create_task(work(name, delay)) for name, delay in (("a", 0.2), ("b", 0.1))]
    done, pending = await asyncio.wait(tasks)
    print(type(done).__name__, sorted(task.result() for task in done), pending)
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending))


asyncio.run(main())
