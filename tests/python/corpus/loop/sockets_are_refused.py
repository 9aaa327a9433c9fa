# A connection cannot be made; the error is an OSError, and the program may go on.
# by hand: a browser gives a program no network, so that this engine says so by OSError; CPython would connect
import asyncio


async def main():
    try:
        await asyncio.open_connection("localhost", 80)
    except OSError as error:
        print("OSError")
    print("goes on")


asyncio.run(main())
