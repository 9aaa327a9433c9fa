# finally runs always, and what it does last wins.
def both():
    try:
        return "try"
    finally:
        print("finally")


def loop():
    for number in range(3):
        try:
            if number == 1:
                continue
            print(number)
        finally:
            print("after", number)
    else:
        print("else")


def replaced():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


print(both())
loop()
try:
    replaced()
except KeyError as error:
    print(repr(error), repr(error.__context__))
