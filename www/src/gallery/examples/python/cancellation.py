import asyncio
from itertools import count

async def heartbeat():
    print("opening the connection")
    try:
        for beat in count(1):
            print(f"beat {beat}")
            await asyncio.sleep(0.3)
    finally:
        print("closing the connection")

async def main():
    task = asyncio.create_task(heartbeat())
    await asyncio.sleep(1)

    print("that is enough")
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("the heartbeat was cancelled:", task.cancelled())

asyncio.run(main())
