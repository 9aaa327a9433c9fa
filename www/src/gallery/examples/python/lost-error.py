import asyncio

async def backup():
    await asyncio.sleep(0.5)
    raise OSError("the disk is full")

async def main():
    asyncio.create_task(backup())  # and nobody ever awaits it
    await asyncio.sleep(1)
    print("the backup must be done by now")

asyncio.run(main())
