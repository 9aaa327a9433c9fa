# A float as a seed gives CPython's numbers too.
# by hand: Pyodide is a CPython on 32 bits, where a float's hash, which is the seed, is another; as CPython on 64 bits
import random

print(random.Random(1.5).random(), random.Random(2.0).random() == random.Random(2).random())
