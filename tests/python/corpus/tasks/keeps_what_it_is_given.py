# get_coro, get_context and get_loop give what the task was made of.
import asyncio
import contextvars


async def work():
    return 1


async def main():
    coroutine = work()
    context = contextvars.copy_context()
    task = asyncio.create_task(coroutine, name="n", context=context)
    print(task.get_coro() is coroutine, task.get_context() is context)
    print(task.get_loop() is asyncio.get_running_loop())
    await task
    print(task.get_coro() is coroutine, task.done(), task.cancelled())


asyncio.run(main())
