# Callbacks run in the next turn, in order, with the future; one that is removed does not.
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()

    def first(f):
        print("first", f.result(), f is future)

    def second(f):
        print("second")

    def third(f):
        print("third")
        f.add_done_callback(lambda f: print("added by third"))

    future.add_done_callback(first)
    future.add_done_callback(second)
    future.add_done_callback(third)
    future.add_done_callback(second)
    print("removed", future.remove_done_callback(second))
    future.set_result(7)
    print("set")
    await asyncio.sleep(0)
    print("one turn later")
    await asyncio.sleep(0)
    print("two turns later")


asyncio.run(main())
