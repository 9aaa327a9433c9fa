import asyncio
import time

start = time.monotonic()

def log(text):
    print(f"{time.monotonic() - start:.1f} s  {text}")

async def clock():
    for tick in range(1, 7):
        log(f"tick {tick}")
        await asyncio.sleep(0.5)

async def main():
    ticking = asyncio.create_task(clock())
    await asyncio.sleep(1.2)

    log("    a long look at the sky...")
    time.sleep(2)  # mend it: await asyncio.sleep(2)
    log("    back to work")

    await ticking

asyncio.run(main())
