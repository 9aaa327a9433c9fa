# Done callbacks get the task, in order, one turn after it is done; one that is added late is called all the same.
import asyncio


async def work():
    print("work")
    return 1


def callback(name):
    def call(task):
        print("callback", name, task.result())

    return call


async def main():
    task = asyncio.create_task(work())
    one, two, three = map(callback, ("one", "two", "three"))
    task.add_done_callback(one)
    task.add_done_callback(two)
    task.add_done_callback(two)
    task.add_done_callback(three)
    print("removed", task.remove_done_callback(two), task.remove_done_callback(two))
    await task
    print("awaited")
    task.add_done_callback(callback("late"))
    print("added late")
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
