# loop.time, time.monotonic, time.perf_counter and time.time go together, and sleeping is all that moves them here.
import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    clocks = loop.time, time.monotonic, time.perf_counter, time.time
    before = [clock() for clock in clocks]
    await asyncio.sleep(1.5)
    time.sleep(0.25)
    print([round(clock() - start, 3) for clock, start in zip(clocks, before)])
    print(round(time.monotonic_ns() / 1e9 - time.monotonic(), 3))


asyncio.run(main())
