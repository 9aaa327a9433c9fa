import asyncio

async def save(document):
    print(f"saving {document}...")
    await asyncio.sleep(2)
    print(f"{document} is saved")

async def main():
    saving = asyncio.create_task(save("the letter"))
    try:
        async with asyncio.timeout(1):
            await asyncio.shield(saving)  # try it without shield
    except TimeoutError:
        print("tired of waiting; saving cancelled?", saving.cancelled())

    await asyncio.wait([saving])
    print("in the end; saving cancelled?", saving.cancelled())

asyncio.run(main())
