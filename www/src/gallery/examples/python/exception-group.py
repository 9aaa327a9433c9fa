import asyncio

async def read():
    await asyncio.sleep(0.5)
    raise ValueError("line 7 is no number")

async def write():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        # Asked to stop, since reading failed; and then this as well.
        raise OSError("the disk is full") from None

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(read())
            group.create_task(write())
    except* ValueError as errors:
        print("bad input:", errors.exceptions)
    except* OSError as errors:
        print("bad luck: ", errors.exceptions)

asyncio.run(main())
