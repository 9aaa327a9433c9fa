# What nobody catches ends the program with status 1 and a traceback through its calls.
def outer():
    inner("argument")


def inner(value):
    raise ValueError(f"bad {value}")


print("before")
outer()
print("never")
