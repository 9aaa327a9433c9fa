# A pool of two threads works on three things: results in order, work beside each other.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import time
from concurrent.futures import ThreadPoolExecutor


def work(delay):
    time.sleep(delay)
    print("worked for", delay)
    return delay * 2


start = time.monotonic()
with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(work, [0.3, 0.1, 0.1])))
print(round(time.monotonic() - start, 1))
