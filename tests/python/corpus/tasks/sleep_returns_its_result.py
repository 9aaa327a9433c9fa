# sleep returns its second argument, now or later; a time that is not a number is an error.
import asyncio


async def main():
    print(await asyncio.sleep(0, "now"))
    print(await asyncio.sleep(0.5, result="later"))
    print(await asyncio.sleep(-1, "negative"))
    for wrong in (float("nan"), "1", None):
        try:
            print(await asyncio.sleep(wrong))
        except Exception as error:
            print(type(error).__name__, error)


asyncio.run(main())
