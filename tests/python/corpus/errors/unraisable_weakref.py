# An error in a weakref callback is told, and goes no further; a hook for such errors.
import sys
import weakref


class Thing:
    pass


def callback(reference):
    raise ValueError("in a callback")


thing = Thing()
reference = weakref.ref(thing, callback)
del thing
print("goes on")
