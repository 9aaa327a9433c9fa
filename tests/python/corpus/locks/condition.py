# notify wakes so many, notify_all the rest; each has the lock when it goes on.
import asyncio


async def waiter(name, condition):
    async with condition:
        print(name, "waits")
        await condition.wait()
        print(name, "woke", condition.locked())


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "abcd"]
    await asyncio.sleep(1)
    async with condition:
        condition.notify(2)
        print("notified two")
    await asyncio.sleep(1)
    async with condition:
        condition.notify_all()
        print("notified all")
    await asyncio.gather(*tasks)
    for call in (condition.notify, condition.notify_all, condition.release):
        try:
            call()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
