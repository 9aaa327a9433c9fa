import asyncio

async def ask(whom, seconds):
    try:
        await asyncio.sleep(seconds)
        return f"{whom} answered"
    finally:
        print(f"  hanging up on {whom}")

async def main():
    for whom, seconds in [("the baker", 0.5), ("the oracle", 60)]:
        try:
            async with asyncio.timeout(1):
                print(await ask(whom, seconds))
        except TimeoutError:
            print(f"{whom} took too long")

asyncio.run(main())
