# A local name that is read before it is assigned, and a free one that is not there yet.
def local():
    print(value)
    value = 1


def free():
    def inner():
        return value

    inner()
    value = 1


def deleted():
    value = 1
    del value
    return value


for function in (local, free, deleted):
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error)
