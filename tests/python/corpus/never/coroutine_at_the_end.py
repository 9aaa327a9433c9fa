# A coroutine that is left when the program ends.
# by hand: in Pyodide the line where reference.py clears the program's names would be named; as CPython 3.13 writes it
async def work():
    print("never")


coroutine = work()
print(coroutine.__name__, coroutine.cr_running)
