# shield: who waits is cancelled, what is waited for goes on.
import asyncio


async def important():
    await asyncio.sleep(2)
    print("saved")
    return "kept"


async def main():
    inner = asyncio.create_task(important())
    outer = asyncio.shield(inner)
    asyncio.get_running_loop().call_later(1, outer.cancel)
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", outer.cancelled(), inner.cancelled())
    print(await inner)


asyncio.run(main())
