# A barrier opens when so many have come; each learns its number, and it closes again.
import asyncio


async def runner(name, delay, barrier):
    await asyncio.sleep(delay)
    print(name, "arrives", barrier.n_waiting)
    async with barrier as position:
        print(name, "starts at position", position)
        if position == 0:
            print("the last one fires the gun")


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken, repr(barrier)[-24:-1])
    await asyncio.gather(*(runner(name, delay, barrier) for name, delay in (("a", 1), ("b", 2), ("c", 3))))
    print(barrier.n_waiting, repr(barrier)[-24:-1])


asyncio.run(main())
