import asyncio

async def greet(name):
    print(f"hello, {name}")
    await asyncio.sleep(1)
    print(f"goodbye, {name}")

async def main():
    coroutine = greet("Ada")
    print("called, but nothing ran:", type(coroutine).__name__)

    task = asyncio.create_task(greet("Bob"))
    print("created, but not begun: ", type(task).__name__)

    await asyncio.sleep(2)  # the task runs, the coroutine does not

    print("awaiting both")
    await coroutine
    await task

asyncio.run(main())
