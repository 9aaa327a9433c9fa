# The tree of a group of exceptions, with tracebacks, notes and a group inside.
def fail(error):
    raise error


def collect(*errors):
    collected = []
    for error in errors:
        try:
            fail(error)
        except Exception as caught:
            collected.append(caught)
    return collected


noted = KeyError("k")
noted.add_note("about the key")
inner = ExceptionGroup("inner", collect(noted, OSError("o")))
raise ExceptionGroup("outer", [*collect(ValueError("v")), inner])
