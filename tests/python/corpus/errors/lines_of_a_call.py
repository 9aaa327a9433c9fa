# The traceback of an expression over several lines shows all of them.
def total(*numbers):
    return sum(numbers)


result = total(
    1,
    2,
    "three",
)
