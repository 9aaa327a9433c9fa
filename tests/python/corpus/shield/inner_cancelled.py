# Cancelling what stands behind the shield comes through.
import asyncio


async def main():
    inner = asyncio.create_task(asyncio.sleep(10))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("cancelled", inner.cancelled(), outer.cancelled())
    done = asyncio.create_task(asyncio.sleep(0, "done"))
    await done
    print(asyncio.shield(done) is done)


asyncio.run(main())
