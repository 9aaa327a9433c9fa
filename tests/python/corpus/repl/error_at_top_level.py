# An exception at the top level of a program that awaits.
# mode: async-repl
import asyncio


async def work():
    await asyncio.sleep(1)
    raise LookupError("not found")


print("before")
await work()
