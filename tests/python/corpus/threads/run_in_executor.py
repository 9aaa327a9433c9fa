# run_in_executor with the default pool and with one of one's own.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def where():
    return threading.current_thread().name


async def main():
    loop = asyncio.get_running_loop()
    print(where())
    print(await loop.run_in_executor(None, where))
    with ThreadPoolExecutor(1, thread_name_prefix="mine") as pool:
        print(await loop.run_in_executor(pool, where))


asyncio.run(main())
