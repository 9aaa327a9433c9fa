# Structural pattern matching.
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


def describe(value):
    match value:
        case 0 | 1:
            return "bit"
        case int(n) if n < 0:
            return f"negative {n}"
        case str() as text:
            return f"text {text}"
        case []:
            return "empty"
        case [first, *rest]:
            return f"{first} and {len(rest)}"
        case {"kind": kind, **others}:
            return f"{kind} with {sorted(others)}"
        case Point(x=0, y=y):
            return f"on the axis at {y}"
        case Point(x, y):
            return f"at {x}, {y}"
        case None:
            return "nothing"
        case _:
            return "unknown"


for value in (1, -5, "a", [], [1, 2, 3], {"kind": "k", "z": 1, "a": 2}, Point(0, 3), Point(2, 3), None, 2.5):
    print(describe(value))
