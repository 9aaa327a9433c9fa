# A failure in an inner group reaches the outer one as a group in a group.
import asyncio


async def fails(word):
    raise ValueError(word)


async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(fails("deep"))


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(inner())
        group.create_task(fails("shallow"))


try:
    asyncio.run(main())
except ExceptionGroup as group:
    print(repr(group))
    print(group.subgroup(lambda error: str(error) == "deep"))
    matched, rest = group.split(ExceptionGroup)
    print(matched, rest)
