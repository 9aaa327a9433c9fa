# A callback may cancel another one that is ready already.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handles = []
    loop.call_soon(lambda: handles[1].cancel())
    handles.append(loop.call_soon(print, "first"))
    handles.append(loop.call_soon(print, "never"))
    handles.append(loop.call_soon(print, "third"))
    await asyncio.sleep(0)
    timer = loop.call_later(1, print, "never")
    loop.call_later(1, timer.cancel)
    loop.call_later(0.5, timer.cancel)
    await asyncio.sleep(2)


asyncio.run(main())
