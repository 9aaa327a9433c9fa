# A callback that has itself called again.
import asyncio


async def work(size):
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def call(left):
        if left == 0:
            done.set_result(size)
        else:
            loop.call_soon(call, left - 1)

    loop.call_soon(call, size - 1)
    return await done
