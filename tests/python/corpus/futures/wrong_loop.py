# A future may only be awaited on its own loop.
import asyncio

loop = asyncio.new_event_loop()
future = loop.create_future()


async def main():
    print(future.get_loop() is loop, future.get_loop() is asyncio.get_running_loop())
    try:
        await future
    except RuntimeError as error:
        print(str(error)[:37], "...", str(error)[-29:])


asyncio.run(main())
loop.close()
