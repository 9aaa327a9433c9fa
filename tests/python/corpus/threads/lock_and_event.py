# Locks, events and conditions between threads.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import threading
import time

lock = threading.Lock()
ready = threading.Event()
total = 0


def add():
    global total
    ready.wait()
    for _ in range(100):
        with lock:
            total += 1


threads = [threading.Thread(target=add) for _ in range(4)]
for thread in threads:
    thread.start()
time.sleep(0.1)
print(total)
ready.set()
for thread in threads:
    thread.join()
print(total, lock.locked(), lock.acquire(timeout=1), lock.acquire(timeout=0.1), lock.acquire(blocking=False))
