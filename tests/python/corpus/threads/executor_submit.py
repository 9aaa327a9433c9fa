# submit gives a future; as_completed, cancel, and what happens after the shutdown.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def work(delay):
    time.sleep(delay)
    return delay


pool = ThreadPoolExecutor(max_workers=1)
futures = [pool.submit(work, delay) for delay in (0.2, 0.1, 0.05)]
time.sleep(0.1)
print(futures[0].running(), futures[2].cancel(), futures[2].cancelled())
for future in as_completed(futures[:2]):
    print(future.result())
pool.shutdown()
try:
    pool.submit(work, 0)
except RuntimeError as error:
    print(error)
