# The program ends when its threads have ended.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import threading
import time


def work():
    time.sleep(0.2)
    print("the thread ends")


threading.Thread(target=work).start()
print("main ends")
