# A seeded random gives CPython's numbers.
import random

random.seed(42)
print(random.random(), random.random())
print([random.randint(1, 6) for _ in range(10)], random.randrange(0, 100, 5), random.getrandbits(70))
print(random.choice("abc"), random.choices([1, 2, 3], weights=[1, 2, 3], k=5), random.sample(range(100), 5))
deck = list(range(10))
random.shuffle(deck)
print(deck, random.uniform(1, 2), random.gauss(0, 1), random.expovariate(2), random.triangular(0, 1))
other = random.Random("text")
print(other.random(), random.Random(42).random(), random.Random(b"bytes").random())
state = other.getstate()
first = other.random()
other.setstate(state)
print(first == other.random(), random.randbytes(4), random.betavariate(1, 2), random.normalvariate(5))
