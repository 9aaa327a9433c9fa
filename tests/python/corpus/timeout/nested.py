# Of two blocks, the one whose time is over raises, the other one goes on.
import asyncio


async def main():
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(5) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("never: inner")
    except TimeoutError:
        print("outer", outer.expired(), inner.expired())
    async with asyncio.timeout(5) as outer:
        try:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(10)
        except TimeoutError:
            print("inner", outer.expired(), inner.expired())
        await asyncio.sleep(1)
    print("end")


asyncio.run(main())
