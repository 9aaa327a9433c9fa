import asyncio
from contextlib import asynccontextmanager

@asynccontextmanager
async def phone(name):
    print(f"calling {name}...")
    await asyncio.sleep(0.5)
    try:
        yield f"the line to {name}"
    finally:
        await asyncio.sleep(0.2)  # saying goodbye takes time as well
        print(f"hung up on {name}")

async def main():
    try:
        async with phone("Ada") as ada, phone("Bob") as bob:
            print("open:", ada, "and", bob)
            raise ConnectionError("a digger cut the cable")
    except ConnectionError as error:
        print("failed:", error)

asyncio.run(main())
