"""Objects that stay as they were made: what one rule is given the next finds unchanged."""


class Frozen:
    """
    Public attributes are set once, by the constructor. Private ones are the class's own, filled on demand:
    two threads that ask at once both compute the same value, and one of the two stays.
    """

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        if name[0] != "_" and hasattr(self, name):
            raise AttributeError(f"a {type(self).__name__} does not change: {name}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} does not change: {name}")
