# sys.unraisablehook sees the errors that nobody can catch.
import sys


class Thing:
    def __del__(self):
        raise ValueError("while going")


sys.unraisablehook = lambda args: print("hook", args.exc_type.__name__, args.exc_value, args.err_msg)
thing = Thing()
del thing
print("end")
