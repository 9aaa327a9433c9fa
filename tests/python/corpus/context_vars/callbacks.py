# A callback runs in the context in which it was registered.
import asyncio
import contextvars

where = contextvars.ContextVar("where")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    for place in ("first", "second"):
        where.set(place)
        loop.call_soon(lambda: print("call_soon", where.get()))
        loop.call_later(1, lambda: print("call_later", where.get()))
        future.add_done_callback(lambda _: print("callback", where.get()))
    where.set("last")
    future.set_result(None)
    await asyncio.sleep(2)


asyncio.run(main())
