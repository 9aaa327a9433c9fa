import asyncio

async def reader(name, letter):
    print(f"{name} waits for a letter")
    print(f"{name} reads: {await letter}")

async def main():
    loop = asyncio.get_running_loop()
    letter = loop.create_future()  # a box, empty for now
    print(letter)

    loop.call_later(1, letter.set_result, "dear all")
    await asyncio.gather(
        reader("Ada", letter),
        reader("Bob", letter),
    )
    print(letter)

asyncio.run(main())
