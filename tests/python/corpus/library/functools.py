# cache, partial, reduce, wraps, singledispatch, cached_property, total_ordering.
from functools import cache, cached_property, lru_cache, partial, reduce, singledispatch, total_ordering, wraps


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


def twice(function):
    @wraps(function)
    def wrapper(*args):
        return function(*args), function(*args)

    return wrapper


@twice
def named(x):
    """Its text."""
    return x


@singledispatch
def show(value):
    return f"something {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
def _(value):
    return f"list of {len(value)}"


@total_ordering
class Size:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n

    @cached_property
    def slow(self):
        print("once")
        return self.n * 2


print(fib(80), fib.cache_info())
print([square(n) for n in (1, 2, 1, 3, 2)], square.cache_info())
print(named(5), named.__name__, named.__doc__, reduce(lambda a, b: a * b, range(1, 6)))
power = partial(pow, 2)
print(power(5), power.args, power.func is pow, show(1), show([1]), show("s"))
size = Size(1)
print(size.slow, size.slow, size >= Size(0))
