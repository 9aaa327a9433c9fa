# call_soon_threadsafe stands in line as call_soon does.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "one")
    loop.call_soon_threadsafe(print, "two")
    loop.call_soon(print, "three")
    await asyncio.sleep(0)


asyncio.run(main())
