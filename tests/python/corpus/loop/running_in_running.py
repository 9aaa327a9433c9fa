# A loop cannot run in a running loop, neither itself nor another one.
import asyncio


async def work():
    pass


async def main():
    loop = asyncio.get_running_loop()
    for call in (asyncio.run, loop.run_until_complete, asyncio.new_event_loop().run_until_complete):
        coroutine = work()
        try:
            call(coroutine)
        except RuntimeError as error:
            print(error)
        coroutine.close()
    try:
        loop.close()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
