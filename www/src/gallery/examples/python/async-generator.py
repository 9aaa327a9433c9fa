import asyncio
from contextlib import aclosing

async def countdown(start):
    try:
        for left in range(start, 0, -1):
            await asyncio.sleep(0.4)
            yield left
    finally:
        print("the countdown is put away")

async def main():
    async with aclosing(countdown(10)) as numbers:
        async for left in numbers:
            print(left)
            if left == 7:
                print("hold it!")
                break
    print("no liftoff today")

asyncio.run(main())
