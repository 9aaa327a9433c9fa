# What is assigned at the top level of a program that awaits is global.
# mode: async-repl
import asyncio

value = 1


def show():
    print(value, __name__)


await asyncio.sleep(0)
value = 2
show()
print("value" in globals(), sorted(name for name in globals() if not name.startswith("_")))
