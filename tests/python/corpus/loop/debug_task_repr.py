# In debug mode tasks and handles know where they were made.
import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    task = asyncio.create_task(work(), name="work")
    print(task)
    future = asyncio.get_running_loop().create_future()
    print(future)
    handle = asyncio.get_running_loop().call_soon(print, "called")
    print(handle)
    await task


asyncio.run(main(), debug=True)
