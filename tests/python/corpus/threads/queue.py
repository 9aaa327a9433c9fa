# queue.Queue between a producer and a consumer thread.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import queue
import threading
import time

items = queue.Queue(maxsize=1)


def producer():
    for number in range(3):
        time.sleep(0.1)
        items.put(number)
    items.put(None)


threading.Thread(target=producer).start()
while (item := items.get()) is not None:
    print("got", item)
print("end")
