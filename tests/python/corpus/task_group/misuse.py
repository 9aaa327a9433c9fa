# A group takes tasks only while it is open, and is entered once.
import asyncio


async def main():
    group = asyncio.TaskGroup()
    print(group)
    for attempt in range(2):
        coroutine = asyncio.sleep(0)
        try:
            group.create_task(coroutine)
        except RuntimeError as error:
            print(str(error).replace(repr(group), "GROUP"))
        coroutine.close()
        if attempt == 0:
            async with group:
                print(repr(group)[:20])
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(str(error).replace(repr(group), "GROUP"))


asyncio.run(main())
