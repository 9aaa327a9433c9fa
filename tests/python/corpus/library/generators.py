# Plain generators: send, throw, close, yield from, and iterators by hand.
def counter(limit):
    number = 0
    while number < limit:
        received = yield number
        number = received if received is not None else number + 1
    return "exhausted"


def delegate():
    result = yield from counter(2)
    print("result", result)
    try:
        yield "waiting"
    except KeyError as error:
        print("caught", error)
        yield "recovered"
    finally:
        print("closing")


print(list(counter(3)), sum(n * n for n in counter(4)))
generator = counter(10)
print(next(generator), generator.send(7), next(generator))
generator = delegate()
print(next(generator), next(generator), next(generator), generator.throw(KeyError("k")))
generator.close()
try:
    next(generator)
except StopIteration as stop:
    print("stop", stop.value)
try:
    counter(1).send(5)
except TypeError as error:
    print(error)
print(*map(lambda a, b: a + b, [1, 2], [3, 4]), *filter(None, [0, 1, 2]), *enumerate("ab", 1), *reversed("ab"))
print(any([]), all([]), iter([1]).__length_hint__(), list(iter(iter([3, 2, 1]).__next__, 1)))
