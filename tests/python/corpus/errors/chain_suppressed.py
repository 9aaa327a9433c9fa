# "from None" hides what came before.
try:
    try:
        int("x")
    except ValueError:
        raise TypeError("only this one") from None
except TypeError as error:
    print(repr(error.__context__), error.__suppress_context__)
    raise
