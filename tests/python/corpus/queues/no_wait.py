# get_nowait and put_nowait raise where the others would wait; sizes are told.
import asyncio


async def main():
    queue = asyncio.Queue(1)
    print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize)
    queue.put_nowait("a")
    print(queue.empty(), queue.full(), queue.qsize())
    try:
        queue.put_nowait("b")
    except asyncio.QueueFull as error:
        print(repr(error))
    print(queue.get_nowait())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))


asyncio.run(main())
