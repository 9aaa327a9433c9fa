# suppress, closing, nullcontext, ExitStack, ContextDecorator, contextmanager.
from contextlib import ContextDecorator, ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ValueError as error:
        print("caught", error)
    finally:
        print(f"</{name}>")


class Thing:
    def close(self):
        print("closed")


class trace(ContextDecorator):
    def __enter__(self):
        print("enter")

    def __exit__(self, *error):
        print("exit", error[0])
        return False


@trace()
def traced():
    print("traced")


with tag("a") as a, tag("b"):
    print(a)
with tag("c"):
    raise ValueError("inside")
with suppress(KeyError), closing(Thing()), nullcontext(5) as five:
    {}["x"]
traced()
with ExitStack() as stack:
    for name in "xy":
        stack.enter_context(tag(name))
    stack.callback(print, "callback")
    print("body")
