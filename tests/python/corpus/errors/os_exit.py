# os._exit ends the program at once: no finally, no atexit, nothing that stands in a buffer.
# by hand: it ends Pyodide with it
import atexit
import os

atexit.register(print, "never")
print("before", flush=True)
try:
    os._exit(5)
finally:
    print("never")
