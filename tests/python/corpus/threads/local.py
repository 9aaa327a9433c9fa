# threading.local holds a value for every thread.
# needs: threads
# by hand: Pyodide has no threads; as CPython 3.13 prints it
import threading

local = threading.local()
local.value = "main"


def work():
    print(hasattr(local, "value"))
    local.value = "thread"


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(local.value)
