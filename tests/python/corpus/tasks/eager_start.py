# An eager task runs at once up to its first suspension; one that never suspends is done when it is made.
import asyncio


async def quick():
    print("quick runs in", asyncio.current_task().get_name())
    return "quick"


async def slow():
    print("slow begins")
    await asyncio.sleep(0)
    print("slow ends")
    return "slow"


async def main():
    one = asyncio.create_task(quick(), name="one", eager_start=True)
    print("done:", one.done(), one.result())
    two = asyncio.create_task(slow(), name="two", eager_start=True)
    print("done:", two.done())
    three = asyncio.create_task(slow(), name="three", eager_start=False)
    print("three is made")
    print(await asyncio.gather(one, two, three))
    print(asyncio.current_task().get_name())


asyncio.run(main())
