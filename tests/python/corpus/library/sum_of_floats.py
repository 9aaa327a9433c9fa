# sum of floats keeps what rounding would lose.
print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([0.1, 0.2]), sum([1, 0.5]), sum([0.1] * 3, 0.0))
print(sum([1.5, 2.5j]), sum([]), sum([[1], [2]], []), sum(range(5), 10))
try:
    sum(["a", "b"])
except TypeError as error:
    print(error)
try:
    sum(["a"], "")
except TypeError as error:
    print(error)
