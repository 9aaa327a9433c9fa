# Without a running loop there is none to get.
import asyncio

for call in (asyncio.get_running_loop, asyncio.get_event_loop):
    try:
        call()
    except RuntimeError as error:
        print(error)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
print(asyncio._get_running_loop())
loop.close()
asyncio.set_event_loop(None)


async def main():
    print(asyncio.get_event_loop() is asyncio.get_running_loop())


asyncio.run(main())
