# shutdown_asyncgens closes what generators are left; later ones are warned about.
import asyncio


async def generator():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


async def start(gen):
    return await anext(gen)


loop = asyncio.new_event_loop()
gen = generator()
print(loop.run_until_complete(start(gen)))
loop.run_until_complete(loop.shutdown_asyncgens())
print("shut down")
loop.close()
