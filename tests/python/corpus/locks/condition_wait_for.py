# wait_for of a condition waits until its predicate is true, and returns what it was.
import asyncio

basket = []


async def eater(condition):
    async with condition:
        count = await condition.wait_for(lambda: len(basket) >= 3 and len(basket))
        print("eats", count, basket)


async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(eater(condition))
    for fruit in ("apple", "pear", "plum"):
        await asyncio.sleep(1)
        async with condition:
            basket.append(fruit)
            print("brings", fruit)
            condition.notify_all()
    await task


asyncio.run(main())
