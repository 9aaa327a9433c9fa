# Type hints at run time: they are kept, not checked.
import typing
from typing import Callable, Generic, Literal, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union


class Pair(NamedTuple):
    left: int
    right: str = "r"


class Movie(TypedDict, total=False):
    title: str
    year: int


@typing.runtime_checkable
class Closes(Protocol):
    def close(self): ...


class Box[T]:
    def __init__(self, item: T):
        self.item = item


type Alias = list[int] | None


def f(a: int, b: "str | None" = None, *args: float) -> list[int]:
    return [a]


print(Pair(1), Pair(1, "x")._asdict(), Movie(title="t"), f("not checked"))
print(typing.get_type_hints(f))
print(Optional[int], Union[int, str], int | str, Literal["a", 1], Callable[[int], str], dict[str, list[int]])
print(Box[int], Box(5).item, Alias, Alias.__value__, Box.__type_params__)
print(isinstance(open, Closes), isinstance(typing.IO, Closes), typing.get_args(dict[str, int]), typing.get_origin(list[int]))
T = TypeVar("T")
print(T, Generic[T], typing.cast(int, "x"), typing.Any)
