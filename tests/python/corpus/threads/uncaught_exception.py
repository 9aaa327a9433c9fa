# An exception in a thread is reported, and ends that thread only.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import threading


def fails():
    raise ValueError("in a thread")


thread = threading.Thread(target=fails, name="failing")
thread.start()
thread.join()
print("the program goes on")
