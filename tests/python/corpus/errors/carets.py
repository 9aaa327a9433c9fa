# A traceback points with carets at the part of the line that failed.
def index(items, number):
    return items[number] + items[number + 10]


def add(a, b):
    return a + len(b) * (a / 0)


def attribute(value):
    return value.strip().nothing.more


def call(function):
    return function(1, 2)(3)


import traceback

for attempt in (
    lambda: index([1, 2], 0),
    lambda: add(1, "two"),
    lambda: attribute(" text "),
    lambda: call(max),
):
    try:
        attempt()
    except Exception:
        traceback.print_exc()
