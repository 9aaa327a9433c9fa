import asyncio

async def runner(name, seconds, start):
    print(f"{name} is on the line")
    await start.wait()
    await asyncio.sleep(seconds)
    print(f"{name} is home")

async def main():
    start = asyncio.Event()
    async with asyncio.TaskGroup() as race:
        race.create_task(runner("Ada", 0.7, start))
        race.create_task(runner("Bob", 0.4, start))
        race.create_task(runner("Cy", 0.55, start))
        for call in ("ready", "steady", "go!"):
            await asyncio.sleep(0.5)
            print(call)
        start.set()

asyncio.run(main())
