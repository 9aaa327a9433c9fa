# Values that do not fit.
import math


def unpack(items):
    a, b = items


def unpack_more(items):
    a, *b, c = items


for call in (
    lambda: int("x1"),
    lambda: int("12", 1),
    lambda: float("one"),
    lambda: [].pop(),
    lambda: {}["missing"],
    lambda: {}.popitem(),
    lambda: [1][5],
    lambda: "abc"[9],
    lambda: 1 / 0,
    lambda: 1 // 0,
    lambda: 1.0 % 0,
    lambda: math.sqrt(-1),
    lambda: chr(-1),
    lambda: unpack([1]),
    lambda: unpack([1, 2, 3]),
    lambda: unpack_more([1]),
    lambda: "abc".index("x"),
    lambda: bytes([256]),
    lambda: "é".encode("ascii"),
    lambda: b"\xff".decode(),
    lambda: next(iter([])),
    lambda: range(1, 2, 0),
    lambda: "{} {}".format(1),
    lambda: "%d" % "x",
    lambda: f"{5:s}",
    lambda: 10**5000 and str(10**5000),
    lambda: max([]),
    lambda: "a".join([1]),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
