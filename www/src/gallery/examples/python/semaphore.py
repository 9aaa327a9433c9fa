import asyncio
import time

lines = asyncio.Semaphore(2)  # two calls at a time
start = time.monotonic()

def log(text):
    print(f"{time.monotonic() - start:.1f} s  {text}")

async def call(number):
    async with lines:
        log(f"call {number} begins")
        await asyncio.sleep(0.5)
        log(f"    call {number} ends")

async def main():
    await asyncio.gather(*(call(number) for number in range(1, 7)))

asyncio.run(main())
