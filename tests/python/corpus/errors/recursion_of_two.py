# Recursion over two functions, in a traceback that is not abbreviated.
import traceback


def even(number):
    return number == 0 or odd(number - 1)


def odd(number):
    return number != 0 and even(number - 1) / 0


try:
    even(5)
except ZeroDivisionError:
    traceback.print_exc(limit=-3)
