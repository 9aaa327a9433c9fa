# Cleaning up may await; a second cancel interrupts the cleaning up.
import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "cleans up")
        await asyncio.sleep(1)
        print(name, "is clean")


async def main():
    polite = asyncio.create_task(work("polite"))
    hurried = asyncio.create_task(work("hurried"))
    await asyncio.sleep(0)
    polite.cancel()
    hurried.cancel()
    await asyncio.sleep(0.5)
    hurried.cancel()
    print(await asyncio.gather(polite, hurried, return_exceptions=True))


asyncio.run(main())
