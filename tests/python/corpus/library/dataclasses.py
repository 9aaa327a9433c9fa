# Data classes: defaults, comparison, order, frozen, replace, post_init, slots.
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True)
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    host: str = "localhost"
    port: int = 80

    def __post_init__(self):
        if self.port < 0:
            raise ValueError("port must not be negative")


p = Point(1, 2)
print(p, p == Point(1, 2, ["t"]), p < Point(1, 3), asdict(p), astuple(p))
print([f.name for f in fields(Point)], replace(p, x=9))
c = Config(port=8080)
print(c, hash(c) == hash(Config(port=8080)))
for attempt in (lambda: setattr(c, "port", 1), lambda: Config(port=-1), lambda: Config("h"), lambda: Point()):
    try:
        attempt()
    except (FrozenInstanceError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:

    @dataclass
    class Wrong:
        items: list = []

except ValueError as error:
    print(error)
