# asyncio.run closes the async generators that are left over, after the tasks.
import asyncio

kept = []


async def generator(name):
    try:
        while True:
            yield name
    finally:
        print("closing", name)
        await asyncio.sleep(0)
        print("closed", name)


async def task():
    try:
        await asyncio.sleep(10)
    finally:
        print("task cancelled")


async def main():
    kept.append(generator("a"))
    print(await anext(kept[0]))
    kept.append(asyncio.create_task(task()))
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
print("run is over")
