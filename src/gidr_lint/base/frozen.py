"""
Objects that stay as they were made: what one rule is given the next finds unchanged.

Refusing to be set costs a class its fast way to set attributes, in the constructor above all, and thousands of
these are made for a report. So each class has a twin that refuses, a subclass without anything else of its own, and
the constructor's last line turns the new object into one of the twin: `self.__class__ = self.frozen`. What kind of
thing an object is, `isinstance` and `match` tell, not its `type`.
"""

import copyreg
from _thread import RLock
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

T = TypeVar("T")
# Held while something is put together that must be there once, for its identity counts or its parts can be read once.
ONCE = RLock()


class Frozen:
    """
    Nothing of it is set or deleted once its constructor is through. Private attributes may be filled on demand, by
    `fill`: two threads that ask at once both compute the same value, and one of the two stays. One equals no other,
    whatever it holds, and may be the key of what is known of it.
    """

    __slots__ = ()

    frozen: ClassVar[Any]

    def __init_subclass__(cls, **_: Any) -> None:
        if "frozen" not in vars(cls):
            own = {
                "__module__": cls.__module__,
                "__qualname__": f"{cls.__qualname__}.frozen",
                "__slots__": (),
            }
            refusing = {"__setattr__": _refuse, "__delattr__": _refuse, "frozen": None}
            cls.frozen = type(cls.__name__, (cls,), own | refusing)
            cls.frozen.frozen = cls.frozen

    def __copy__(self: T) -> T:
        return self

    def __deepcopy__(self: T, _: object) -> T:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        own = type(self)
        made = own.__mro__[1] if own is own.frozen else own
        names = [name for kind in made.__mro__ for name in vars(kind).get("__slots__", ())]
        return _restored, (made, {name: getattr(self, name) for name in names if hasattr(self, name)})


def _restored(kind: Any, state: dict[str, object]) -> Any:
    """An object as it was before it was pickled."""
    made = object.__new__(kind)
    for name, value in state.items():
        object.__setattr__(made, name, value)
    made.__class__ = kind.frozen
    return made


# The read-only views that frozen objects hold; Python pickles none by itself.
def _view(held: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(held)


copyreg.pickle(MappingProxyType, lambda view: (_view, (dict(view),)))


def fill(thing: Frozen, name: str, value: T) -> T:
    """Set a private attribute to what a thing finds out about itself when it is asked."""
    object.__setattr__(thing, name, value)
    return value


def _refuse(self: object, name: str, _: object = None) -> None:
    raise AttributeError(f"a {type(self).__name__} does not change: {name}")
