# wait with a timeout raises nothing and cancels nothing.
import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(delay, delay)) for delay in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print(len(done), len(pending), [task.cancelled() for task in tasks])
    done, pending = await asyncio.wait(tasks, timeout=0)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending))


asyncio.run(main())
