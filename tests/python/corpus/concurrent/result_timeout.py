# result with a timeout of a future that nobody resolves: TimeoutError after that time.
import time
from concurrent.futures import Future

future = Future()
start = time.monotonic()
for method in (future.result, future.exception):
    try:
        method(timeout=0.5)
    except TimeoutError as error:
        print(repr(error), round(time.monotonic() - start, 3))
try:
    future.result(0)
except TimeoutError:
    print("at once", round(time.monotonic() - start, 3))
