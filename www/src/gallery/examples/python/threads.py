import asyncio
import time

start = time.monotonic()

def log(text):
    print(f"{time.monotonic() - start:.1f} s  {text}")

async def clock():
    for tick in range(1, 7):
        log(f"tick {tick}")
        await asyncio.sleep(0.5)

def look_at_the_sky():
    log("    a long look at the sky...")
    time.sleep(1.5)  # blocks this thread, and no other
    return "    it is blue"

async def main():
    ticking = asyncio.create_task(clock())
    await asyncio.sleep(0.3)
    log(await asyncio.to_thread(look_at_the_sky))
    await ticking

asyncio.run(main())
