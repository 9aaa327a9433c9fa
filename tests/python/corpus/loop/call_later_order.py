# call_later and call_at: by time, and those of the same delay in the order of the calls.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def show(name):
        print(f"{name} at {loop.time() - start:.2f}")

    loop.call_later(0.2, show, "c")
    loop.call_later(0.1, show, "a")
    loop.call_at(start + 0.3, show, "d")
    loop.call_later(0.1, show, "b")
    loop.call_later(0, show, "now")
    loop.call_later(-1, show, "before now")
    loop.call_soon(show, "soon")
    await asyncio.sleep(1)


asyncio.run(main())
