# A thread runs beside its creator; join waits, with a timeout or without.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import threading
import time


def work():
    print("in", threading.current_thread().name)
    time.sleep(0.5)
    print("work ends")


thread = threading.Thread(target=work, name="worker")
print(thread.is_alive(), thread.daemon)
thread.start()
thread.join(timeout=0.1)
print("alive", thread.is_alive())
thread.join()
print("alive", thread.is_alive(), threading.active_count(), threading.main_thread().name)
try:
    thread.start()
except RuntimeError as error:
    print(error)
