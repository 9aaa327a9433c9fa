# Classes: inheritance, properties, special methods, descriptors, abstract ones, slots, metaclasses.
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    def __lt__(self, other):
        return self.area() < other.area()


class Square(Shape):
    __slots__ = ("side",)

    def __init__(self, side):
        self.side = side

    @property
    def double(self):
        return self.side * 2

    @double.setter
    def double(self, value):
        self.side = value / 2

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def name():
        return "square"

    def area(self):
        return self.side**2

    def __repr__(self):
        return f"Square({self.side})"

    def __getattr__(self, name):
        return f"no {name}"


class Registry(type):
    known = []

    def __new__(meta, name, bases, names, **options):
        meta.known.append((name, options))
        return super().__new__(meta, name, bases, names)


class Base(metaclass=Registry, tag=1):
    def __init_subclass__(cls, **options):
        print("subclass", cls.__name__)


class A(Base):
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


square = Square.unit()
square.double = 6
print(square, square.area(), square.nothing, Square.name(), max(Square(1), Square(2)), B().who(), B.__mro__)
print(Registry.known)
for attempt in (Shape, lambda: setattr(Square, "x", 1) or delattr(square, "double"), lambda: object().x, lambda: setattr(object(), "x", 1)):
    try:
        attempt()
    except (TypeError, AttributeError) as error:
        print(error)
