# sys.exit() without an argument is success.
import atexit
import sys

atexit.register(print, "atexit runs")
try:
    sys.exit()
finally:
    print("finally runs")
