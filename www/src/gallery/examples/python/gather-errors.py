import asyncio

async def download(file, seconds):
    await asyncio.sleep(seconds)
    if file == "lost.txt":
        raise FileNotFoundError(file)
    print(f"{file} is here")
    return f"contents of {file}"

async def main():
    results = await asyncio.gather(
        download("a.txt", 1),
        download("lost.txt", 0.5),
        download("b.txt", 1.5),
        return_exceptions=True,
    )
    for result in results:
        print(repr(result))

asyncio.run(main())
