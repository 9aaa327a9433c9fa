# Stands at the end of every program: runs its work() and prints how long each time took, and what came of it.
import inspect
from time import perf_counter


async def measure(size, repeat):
    for _ in range(repeat):
        start = perf_counter()
        result = work(size)
        if inspect.iscoroutine(result):
            result = await result
        took = perf_counter() - start
        print(took, result)
