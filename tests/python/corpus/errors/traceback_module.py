# What the traceback module makes of an exception.
import io
import traceback


def fail():
    raise ValueError("message")


try:
    fail()
except ValueError as error:
    caught = error
print(traceback.format_exc() == "NoneType: None\n")
print(traceback.format_exception_only(caught))
print("".join(traceback.format_exception(caught)), end="")
for frame in traceback.extract_tb(caught.__traceback__):
    print(frame.name, frame.lineno, frame.line, frame.filename)
print("".join(traceback.format_tb(caught.__traceback__, limit=1)), end="")
file = io.StringIO()
traceback.print_exception(caught, file=file, chain=False)
print(file.getvalue().count("\n"))
print(traceback.TracebackException.from_exception(caught).exc_type_str)


def show_stack():
    traceback.print_stack()


show_stack()
