# asyncio.run may be called again: every time on a new loop.
import asyncio

loops = []


async def main(number):
    loops.append(asyncio.get_running_loop())
    await asyncio.sleep(1)
    return number * 2


print(asyncio.run(main(1)))
print(asyncio.run(main(2)))
print(loops[0] is loops[1], [loop.is_closed() for loop in loops])


def in_a_function():
    return asyncio.run(main(3))


if __name__ == "__main__":
    print(in_a_function())
