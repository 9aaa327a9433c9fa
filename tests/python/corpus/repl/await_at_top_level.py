# A program may await where it stands, as in `python -m asyncio`.
# mode: async-repl
import asyncio

print(await asyncio.sleep(1, "slept"))
task = asyncio.create_task(asyncio.sleep(1, "in a task"))
print(await task)


async def numbers():
    for number in range(3):
        yield number


async for number in numbers():
    print(number, end=" ")
print()
print([number async for number in numbers()])
async with asyncio.timeout(1) as block:
    await asyncio.sleep(0.5)
print(block.expired())
