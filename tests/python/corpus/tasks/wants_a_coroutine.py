# create_task wants a coroutine, and a running loop; what cannot be awaited cannot be awaited.
import asyncio


async def main():
    for wrong in (5, main, asyncio.sleep, asyncio.get_running_loop().create_future()):
        try:
            asyncio.create_task(wrong)
        except TypeError as error:
            print(str(error).split(" at 0x")[0].split("<Future")[0])
    for wrong in (5, None, [1], main):
        try:
            await wrong
        except TypeError as error:
            print(error)


asyncio.run(main())
coroutine = main()
try:
    asyncio.create_task(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
