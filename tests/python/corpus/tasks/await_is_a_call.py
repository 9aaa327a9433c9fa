# Awaiting a coroutine is a call: the caller does not go on until it returns, and nothing else starts.
import asyncio


async def step(name):
    print(name, "begins")
    await asyncio.sleep(0)
    print(name, "ends")
    return name.upper()


async def main():
    print(await step("one"))
    print(await step("two"))


asyncio.run(main())
