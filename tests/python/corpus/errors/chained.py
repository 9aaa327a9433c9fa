# "raise from", an exception while another is handled, and "from None".
def lookup(key):
    try:
        return {}[key]
    except KeyError as error:
        raise LookupError(f"no {key}") from error


def careless(key):
    try:
        lookup(key)
    except LookupError:
        return 1 / 0


try:
    careless("first")
except ZeroDivisionError:
    raise RuntimeError("at last")
