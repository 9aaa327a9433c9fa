# A program with a mistake does not begin to run; the line is shown with its mark.
print("never")


def broken(:
    pass
