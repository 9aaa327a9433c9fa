# An event wakes everyone who waits for it, and lets through whoever comes later, until it is cleared.
import asyncio


async def waiter(name, event):
    print(name, "waits")
    print(name, await event.wait())


async def main():
    event = asyncio.Event()
    print(event.is_set(), repr(event)[-9:-1])
    tasks = [asyncio.create_task(waiter(name, event)) for name in "ab"]
    await asyncio.sleep(1)
    print(repr(event)[-20:-1])
    event.set()
    event.set()
    print("set", event.is_set(), repr(event)[-5:-1])
    await asyncio.gather(*tasks)
    await waiter("late", event)
    event.clear()
    try:
        await asyncio.wait_for(waiter("too late", event), 1)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
