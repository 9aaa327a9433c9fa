# Iterated with async for, as_completed gives the very tasks that it was given.
import asyncio


async def main():
    tasks = {
        asyncio.create_task(asyncio.sleep(delay, name), name=name)
        for name, delay in (("slow", 0.3), ("quick", 0.1), ("middle", 0.2))
    }
    async for task in asyncio.as_completed(tasks):
        print(task in tasks, task.get_name(), task.done(), await task)


asyncio.run(main())
