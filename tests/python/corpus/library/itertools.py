# The tools of itertools.
from itertools import (
    accumulate,
    batched,
    chain,
    combinations,
    compress,
    count,
    cycle,
    dropwhile,
    groupby,
    islice,
    pairwise,
    permutations,
    product,
    repeat,
    starmap,
    takewhile,
    tee,
    zip_longest,
)

print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat("x", 2)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(chain("ab", [1]), ), list(chain.from_iterable(["ab", "c"])))
print(list(combinations("abc", 2)), list(permutations("abc", 2))[:3], list(product("ab", repeat=2)))
print(list(batched("abcde", 2)), list(pairwise("abcd")), list(compress("abcd", [1, 0, 1, 0])))
print([(key, len(list(group))) for key, group in groupby("aabccc")], list(zip_longest("ab", "c", fillvalue="-")))
print(list(takewhile(lambda n: n < 3, range(9))), list(dropwhile(lambda n: n < 3, range(5))), list(starmap(pow, [(2, 3), (3, 2)])))
one, two = tee(range(3))
print(list(one), list(two), list(zip("ab", range(5))), count(3), repeat(1, 2))
try:
    list(zip("ab", "c", strict=True))
except ValueError as error:
    print(error)
