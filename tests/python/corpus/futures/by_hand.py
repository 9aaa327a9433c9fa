# A future that one task waits for and another resolves.
import asyncio


async def resolve(future):
    await asyncio.sleep(1)
    print("resolving")
    future.set_result("value")
    print("resolved")


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(resolve(future))
    print("waiting", future.done())
    print("got", await future)
    print("again", await future, future.done(), future.result())
    await task


asyncio.run(main())
