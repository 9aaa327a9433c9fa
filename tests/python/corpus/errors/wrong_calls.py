# Calls with wrong arguments.
def f(a, b=2, *, c, d=4):
    pass


def positional(a, /, b):
    pass


class Point:
    def __init__(self, x, y):
        pass

    def move(self, by):
        pass


number, text, items = 5, "abc", [1]

for call in (
    lambda: f(),
    lambda: f(1),
    lambda: f(1, 2, 3, c=1),
    lambda: f(1, c=1, e=5),
    lambda: f(1, a=1, c=1),
    lambda: positional(a=1, b=2),
    lambda: Point(),
    lambda: Point(1, 2, 3),
    lambda: Point(1, 2).move(),
    lambda: len(5),
    lambda: print(1, seperator=""),
    lambda: number(),
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: [] < {},
    lambda: -"a",
    lambda: number[0],
    lambda: text["x"],
    lambda: items["x"],
    lambda: iter(5),
    lambda: [*5],
    lambda: f(*5),
    lambda: f(**5),
):
    try:
        call()
    except TypeError as error:
        print(error)
