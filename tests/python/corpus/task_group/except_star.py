# except* takes the parts of a group that it names; what nobody takes goes on as a group.
import asyncio


async def fails(error):
    await asyncio.sleep(0)
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for error in (ValueError("v"), KeyError("k"), OSError("o"), ValueError("w")):
                group.create_task(fails(error))
    except* ValueError as part:
        print("values", part.exceptions)
    except* (KeyError, IndexError) as part:
        print("lookups", part.exceptions)


try:
    asyncio.run(main())
except BaseException as rest:
    print("rest", repr(rest))
