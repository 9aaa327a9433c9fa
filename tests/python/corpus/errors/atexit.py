# Functions registered with atexit run in reverse order, after an exception too; one that raises is reported.
import atexit


def bad():
    raise KeyError("at the end")


atexit.register(print, "first registered, last called")
atexit.register(bad)
atexit.register(print, "last registered, first called")
raise RuntimeError("the end")
