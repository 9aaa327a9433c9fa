# Enumerations: members, values, flags, auto, lookups.
from enum import Enum, Flag, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Word(StrEnum):
    HELLO = auto()


class Access(Flag):
    READ = auto()
    WRITE = auto()
    BOTH = READ | WRITE


print(Color.RED, repr(Color.GREEN), Color["RED"], Color(2), Color.CRIMSON is Color.RED, list(Color))
print(Level.HIGH > Level.LOW, Level.HIGH + 1, Word.HELLO, repr(Word.HELLO), f"{Level.LOW}")
print(Access.READ | Access.WRITE, repr(Access.BOTH & Access.READ), Access.READ in Access.BOTH, list(Access.BOTH))
for attempt in (lambda: Color(7), lambda: Color["BLUE"], lambda: setattr(Color, "RED", 5)):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
try:

    @unique
    class Twice(Enum):
        A = B = 1

except ValueError as error:
    print(error)
