# Dictionaries keep their order; sets do not, so they are sorted here.
inventory = {"apple": 3, "pear": 0}
inventory |= {"plum": 7}
inventory.setdefault("fig", 1)
print(inventory, list(inventory.items()), inventory.get("x"), inventory.pop("pear"), "pear" in inventory)
print({**inventory, "apple": 9}, dict(zip("ab", [1, 2])), {k: v for k, v in inventory.items() if v > 1}, dict.fromkeys("ab", 0))
a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= {1, 2, 3, 4}, a.isdisjoint({9}))
first, *middle, last = range(5)
print(first, middle, last, [x for row in [[1, 2], [3]] for x in row], [[0] * 2 for _ in range(2)])
items = [3, 1, 2]
items.sort()
items[1:2] = [8, 9]
print(items, items[::-1], items.count(8), items.insert(0, 7), items, items.extend("x"), items)
try:
    for key in inventory:
        del inventory[key]
except RuntimeError as error:
    print(error)
print(hash(1) == hash(1.0), {1: "a", True: "b", 1.0: "c"}, frozenset([1]) == {1}, len({1, 1.0, True}))
