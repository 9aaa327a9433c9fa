# A thread hands work to the loop by run_coroutine_threadsafe and call_soon_threadsafe.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import asyncio
import time


async def double(number):
    await asyncio.sleep(0.1)
    return number * 2


def worker(loop):
    future = asyncio.run_coroutine_threadsafe(double(21), loop)
    print("thread got", future.result())
    time.sleep(0.1)
    loop.call_soon_threadsafe(print, "from the thread")
    time.sleep(0.1)
    return "worker ends"


async def main():
    print(await asyncio.to_thread(worker, asyncio.get_running_loop()))


asyncio.run(main())
