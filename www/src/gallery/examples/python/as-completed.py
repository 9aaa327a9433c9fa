import asyncio
import time

async def download(file, seconds):
    await asyncio.sleep(seconds)
    return file

async def main():
    start = time.monotonic()
    downloads = [
        download("slow.txt", 1.5),
        download("quick.txt", 0.5),
        download("middling.txt", 1),
    ]
    for next_one in asyncio.as_completed(downloads):
        file = await next_one
        print(f"{time.monotonic() - start:.1f} s  {file} is here")

asyncio.run(main())
