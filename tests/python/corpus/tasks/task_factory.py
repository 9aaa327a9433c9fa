# A task factory sees every coroutine that becomes a task, with the arguments of create_task.
import asyncio


class Loud(asyncio.Task):
    pass


def factory(loop, coroutine, **options):
    print("factory:", coroutine.__name__, sorted(options), options.get("name"))
    return Loud(coroutine, loop=loop, **options)


async def work():
    await asyncio.sleep(0)
    return type(asyncio.current_task()).__name__


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.create_task(work(), name="named"))
    print(await asyncio.gather(work(), work()))
    loop.set_task_factory(None)
    print(await asyncio.create_task(work()))
    try:
        loop.set_task_factory(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
