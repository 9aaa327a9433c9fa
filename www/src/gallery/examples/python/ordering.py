import asyncio

async def speaker(name):
    for word in range(1, 4):
        print(f"{name} says word {word}")
        await asyncio.sleep(0)  # no waiting, but others get a turn

async def main():
    a = asyncio.create_task(speaker("A"))
    b = asyncio.create_task(speaker("B"))
    print("both are created, neither has begun")

    await a
    await b
    print("end")

asyncio.run(main())
