# What built-in functions say of their arguments, where this interpreter has words of its own.
for call in (
    lambda: len(),
    lambda: int("12", bas=3),
    lambda: {[]: 1},
    lambda: {[]},
    lambda: [1, 2].index(3),
    lambda: print("x", sep=5),
    lambda: ValueError().add_note(5),
    lambda: ExceptionGroup(5, [ValueError()]),
):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)
