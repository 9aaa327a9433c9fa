# sys.exit in a task ends the program with its status, after the cleaning up.
import asyncio
import sys


async def leaver():
    await asyncio.sleep(1)
    sys.exit(3)


async def main():
    asyncio.create_task(leaver())
    try:
        await asyncio.sleep(10)
    finally:
        print("main cleans up")


asyncio.run(main())
print("never")
