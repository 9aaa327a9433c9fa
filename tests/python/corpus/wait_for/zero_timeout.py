# A timeout of zero or less takes what is done already and waits for nothing.
import asyncio


async def main():
    done = asyncio.create_task(asyncio.sleep(0, "done"))
    await done
    print(await asyncio.wait_for(done, 0))
    task = asyncio.create_task(asyncio.sleep(1))
    try:
        await asyncio.wait_for(task, -1)
    except TimeoutError:
        print("timeout", task.cancelled())


asyncio.run(main())
