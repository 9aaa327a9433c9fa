import asyncio

CLOSED = None

async def baker(shelf):
    for loaf in range(1, 7):
        await shelf.put(loaf)  # waits while the shelf is full
        print(f"loaf {loaf} is on the shelf")
    await shelf.put(CLOSED)

async def customer(shelf):
    while (loaf := await shelf.get()) is not CLOSED:
        await asyncio.sleep(0.5)
        print(f"    loaf {loaf} is eaten")

async def main():
    shelf = asyncio.Queue(maxsize=2)
    await asyncio.gather(baker(shelf), customer(shelf))
    print("sold out")

asyncio.run(main())
