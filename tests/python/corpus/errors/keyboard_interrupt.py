# KeyboardInterrupt that nobody catches: its traceback, and status 130.
try:
    raise KeyboardInterrupt
finally:
    print("finally runs")
