# Recursion without end is a RecursionError, whose traceback is short.
def down(number):
    return down(number + 1)


try:
    down(0)
except RecursionError as error:
    print(error)
down(0)
