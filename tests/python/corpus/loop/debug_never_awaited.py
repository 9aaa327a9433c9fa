# In debug mode the warning about a coroutine that was never awaited says where it was made.
import asyncio


async def forgotten():
    pass


async def main():
    forgotten()
    await asyncio.sleep(0)
    print("end")


asyncio.run(main(), debug=True)
