# gather of nothing is a future that is resolved to an empty list.
import asyncio


async def main():
    future = asyncio.gather()
    print(type(future).__name__, future.done())
    print(await future)


asyncio.run(main())
