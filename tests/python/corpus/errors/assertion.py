# assert with and without a message.
def check(value):
    assert value > 0, f"{value} is not positive"
    assert isinstance(value, int)
    return value


print(check(1))
for value in (-1, 1.5):
    try:
        check(value)
    except AssertionError as error:
        print(repr(error), str(error))
check(0)
