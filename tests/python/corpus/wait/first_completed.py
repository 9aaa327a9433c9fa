# FIRST_COMPLETED: a race, whose losers the program cancels itself.
import asyncio


async def server(name, delay):
    try:
        await asyncio.sleep(delay)
        return f"answer of {name}"
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise


async def main():
    tasks = [asyncio.create_task(server(name, delay)) for name, delay in (("a", 3), ("b", 1), ("c", 2))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        print(task.result())
    print(len(pending), "are pending")
    for task in tasks:
        if task in pending:
            task.cancel()
    await asyncio.wait(pending)


asyncio.run(main())
