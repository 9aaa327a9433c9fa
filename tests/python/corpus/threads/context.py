# to_thread carries the context along; a plain thread begins with its own.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it, and 3.14 unless thread_inherit_context is set
import asyncio
import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")


async def main():
    user.set("Ada")
    print(await asyncio.to_thread(user.get))
    thread = threading.Thread(target=lambda: print(user.get()))
    thread.start()
    thread.join()


asyncio.run(main())
