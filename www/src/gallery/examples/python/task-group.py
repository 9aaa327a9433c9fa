import asyncio

async def worker(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(f"{name} is done")
    finally:
        print(f"  {name} tidies up")

async def clumsy():
    await asyncio.sleep(0.8)
    raise ValueError("dropped it")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("quick", 0.4))
            group.create_task(worker("slow", 5))
            group.create_task(clumsy())
            print("all are at work")
    except* ValueError as failed:
        for error in failed.exceptions:
            print("failed:", error)

asyncio.run(main())
