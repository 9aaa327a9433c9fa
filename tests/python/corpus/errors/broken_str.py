# An exception whose __str__ raises, uncaught.
class Broken(Exception):
    def __str__(self):
        raise RuntimeError("no text for you")


try:
    raise Broken("argument")
except Broken as error:
    print(repr(error))
raise Broken("argument")
