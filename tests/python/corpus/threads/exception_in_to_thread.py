# An exception in a thread comes out where the task waits for it.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import asyncio


def fails(number):
    return 1 / number


async def main():
    results = await asyncio.gather(
        asyncio.to_thread(fails, 0), asyncio.to_thread(fails, 2), return_exceptions=True
    )
    print(results)


asyncio.run(main())
