# An exception in a callback goes to the loop's exception handler; the other callbacks run.
import asyncio


def bad(future):
    raise RuntimeError("bad callback")


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(bad)
    future.add_done_callback(lambda future: print("good", future.result()))
    future.set_result(1)
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
