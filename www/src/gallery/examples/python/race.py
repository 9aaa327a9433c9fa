import asyncio

seats = 1

async def book(name):
    global seats
    if seats > 0:
        await asyncio.sleep(0.5)  # paying takes a moment
        seats -= 1
        print(f"  {name} has a seat")

async def book_at_once(name):
    global seats
    if seats > 0:
        seats -= 1  # no await since the look, so nobody came between
        await asyncio.sleep(0.5)
        print(f"  {name} has a seat")

async def main():
    global seats
    for way in (book, book_at_once):
        print(f"{way.__name__}:")
        seats = 1
        await asyncio.gather(way("Ada"), way("Bob"))
        print(f"  {seats} left of 1")

asyncio.run(main())
