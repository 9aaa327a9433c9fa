import asyncio

async def save(document):
    await asyncio.sleep(1)
    print(f"{document} is saved")

async def main():
    save("the letter")  # mend it: put await in front
    await save("the list")
    print("everything is saved, is it not?")

asyncio.run(main())
