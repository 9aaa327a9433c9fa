# asyncio.run cancels the tasks that are left, and waits for their cleaning up.
import asyncio


async def background(name, delay):
    try:
        await asyncio.sleep(100)
    finally:
        print("a task is cancelled")
        await asyncio.sleep(delay)
        print(name, "has cleaned up")


async def main():
    for name, delay in (("slow", 2), ("quick", 1)):
        asyncio.create_task(background(name, delay))
    await asyncio.sleep(0)
    print("main returns")


asyncio.run(main())
print("after run")
