# create_task and call_soon take a context, which is used as it is, without a copy.
import asyncio
import contextvars

color = contextvars.ContextVar("color")


async def paint(value):
    print("before", color.get("none"))
    color.set(value)


async def main():
    context = contextvars.copy_context()
    await asyncio.create_task(paint("red"), context=context)
    print(context[color], color.get("none"))
    await asyncio.create_task(paint("blue"), context=context)
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("call_soon sees", color.get()), context=context)
    loop.call_soon(lambda: print("without it", color.get("none")))
    await asyncio.sleep(0)


asyncio.run(main())
