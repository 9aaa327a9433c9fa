# A task runs in a copy of its creator's context: what it sets stays there.
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def child(name):
    print(name, "begins as", user.get())
    user.set(name)
    await asyncio.sleep(1)
    print(name, "is still", user.get())


async def main():
    user.set("main")
    await asyncio.gather(child("a"), child("b"))
    print("main is", user.get())
    await child("called")
    print("after a call main is", user.get())


asyncio.run(main())
print("outside", user.get())
