# A float as a seed gives CPython's numbers too.
import random

print(random.Random(1.5).random(), random.Random(2.0).random() == random.Random(2).random())
