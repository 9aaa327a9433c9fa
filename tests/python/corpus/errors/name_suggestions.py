# A name that is not there: what is alike is suggested.
import math

counter = 1


class Account:
    def __init__(self):
        self.balance = 5

    def deposit(self):
        return balance


def attempt(call):
    try:
        call()
    except Exception as error:
        import traceback

        print(traceback.format_exception_only(error)[-1], end="")


def local():
    distance = 3
    return distence + 1


attempt(lambda: conter)
attempt(lambda: pritn)
attempt(local)
attempt(lambda: math.squrt(4))
attempt(lambda: "text".uper())
attempt(lambda: Account().balence)
attempt(lambda: Account().deposit())
attempt(lambda: time.time())
attempt(lambda: completely_different)
print(conter)
