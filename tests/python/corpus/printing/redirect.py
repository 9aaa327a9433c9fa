# What is printed can be caught.
import contextlib
import io
import sys

caught = io.StringIO()
with contextlib.redirect_stdout(caught):
    print("inside")
    sys.stdout.write("too\n")
print(repr(caught.getvalue()))
errors = io.StringIO()
with contextlib.redirect_stderr(errors):
    print("error", file=sys.stderr)
print(repr(errors.getvalue()))


class Upper:
    def write(self, text):
        sys.__stdout__.write(text.upper())


sys.stdout = Upper()
print("loud")
sys.stdout = sys.__stdout__
