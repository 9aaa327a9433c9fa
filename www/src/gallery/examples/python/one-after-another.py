import asyncio

async def download(file, seconds):
    print(f"{file}: started")
    await asyncio.sleep(seconds)
    print(f"{file}: done")
    return f"contents of {file}"

async def main():
    contents = [
        await download("slow.txt", 1.5),
        await download("quick.txt", 0.5),
        await download("middling.txt", 1),
    ]
    for content in contents:
        print(content)

asyncio.run(main())
