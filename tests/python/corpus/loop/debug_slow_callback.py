# In debug mode a step that takes too long is logged.
import asyncio
import time


async def blocks():
    time.sleep(0.5)


def callback(seconds):
    time.sleep(seconds)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await asyncio.create_task(blocks(), name="slow")
    loop.slow_callback_duration = 1
    await asyncio.create_task(blocks(), name="quick enough")
    loop.slow_callback_duration = 0.1
    loop.call_soon(callback, 0.25)
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
