# A child that is cancelled makes gather raise CancelledError; the others are left alone.
import asyncio


async def main():
    one = asyncio.create_task(asyncio.sleep(1, "one"))
    two = asyncio.create_task(asyncio.sleep(2, "two"))
    asyncio.get_running_loop().call_later(0.5, one.cancel, "by hand")
    try:
        await asyncio.gather(one, two)
    except asyncio.CancelledError as error:
        print("gather raised", repr(error))
    print(one.cancelled(), two.done())
    print(await two)


asyncio.run(main())
