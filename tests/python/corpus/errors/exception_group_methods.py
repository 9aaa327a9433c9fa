# split, subgroup and derive of groups, and what a group may not hold.
group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)]), OSError(4)])
print(group)
print(repr(group.subgroup(ValueError)))
print(group.split(lambda error: isinstance(error, TypeError)))
print(repr(group.derive([KeyError()])), group.message, len(group.exceptions))
print(repr(BaseExceptionGroup("b", [ValueError()])), repr(BaseExceptionGroup("b", [KeyboardInterrupt()])))
for arguments in (("g", []), ("g", [5]), ("g", [KeyboardInterrupt()])):
    try:
        ExceptionGroup(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    try:
        raise ValueError("bare")
    except* ValueError as caught:
        print(repr(caught))
        raise
except ExceptionGroup as error:
    print(repr(error))
