# current_task and all_tasks know the tasks that are not done.
import asyncio


async def child():
    await asyncio.sleep(1)
    print(sorted(task.get_name() for task in asyncio.all_tasks()))


async def main():
    asyncio.create_task(child(), name="child")
    await asyncio.sleep(0)
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    print(asyncio.current_task().get_name())
    await asyncio.sleep(2)
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    done = asyncio.create_task(asyncio.sleep(0))
    await done
    print(done in asyncio.all_tasks())


asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
try:
    asyncio.all_tasks()
except RuntimeError as error:
    print(error)
