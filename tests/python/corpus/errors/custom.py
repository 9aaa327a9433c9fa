# Exceptions of the program's own: arguments, attributes, str and repr, hierarchy.
class AppError(Exception):
    """The base."""


class NotFound(AppError):
    def __init__(self, name, *, code=404):
        super().__init__(f"{name} was not found")
        self.name = name
        self.code = code


class Quiet(Exception):
    pass


try:
    raise NotFound("page")
except AppError as error:
    print(repr(error), error.args, error.name, error.code)
for error in (Quiet(), Quiet("one"), Quiet("one", 2), KeyError("key"), OSError(99999, "text"), Quiet("é\n")):
    print(str(error), repr(error))
raise NotFound("last", code=410)
