"""
How a lint ends before it is done: out of time, or because nobody waits for it any more.

Whoever starts a lint gives a stop check, a time limit or both; whatever takes long (readers, passages, rules, the matches
of a pattern) calls `look` as it goes along. Which lint is meant is known by the thread.
"""

from _thread import _local
from collections.abc import Callable
from types import TracebackType
from typing import Any, NamedTuple


class Limit(NamedTuple):
    """So many seconds of a clock, counted from the beginning of each lint."""

    clock: Callable[[], float]
    seconds: float


class Stopped(BaseException):
    """
    A lint that must end now. As with an interrupt, what takes up any `Exception` must not take it up.

    `seconds` is the limit that was reached, None where the stop check of the caller said so.
    """

    def __init__(self, seconds: float | None) -> None:
        super().__init__(seconds)
        self.seconds = seconds


# To read a clock costs three times what the rest of a look does.
_OFTEN = 32


class _Watched(_local):
    watch: "Watch | None" = None


_watched = _Watched()


class Watch:
    """While it is entered, `look` asks this check and this limit; once one has said stop, neither again."""

    __slots__ = ("_clock", "_end", "_looks", "_outer", "_seconds", "_stop")

    def __init__(self, stop: Callable[[], bool] | None, limit: Limit | None) -> None:
        self._stop = stop
        self._seconds = limit.seconds if limit is not None else None
        self._clock: Callable[[], float] | None = limit.clock if limit is not None else None
        self._end = limit.clock() + limit.seconds if limit is not None else 0.0
        self._looks = 0
        self._outer: Watch | None = None

    def __enter__(self) -> None:
        self._outer = _watched.watch
        if self._stop is not None or self._clock is not None:
            _watched.watch = self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _watched.watch = self._outer

    def ask(self) -> None:
        """Raise Stopped where it is time."""
        seconds: Any = None
        if self._stop is None or not self._stop():
            self._looks += 1
            if self._clock is None or self._looks % _OFTEN or self._clock() < self._end:
                return
            seconds = self._seconds
        _watched.watch = None  # what was found until now is still to be told
        raise Stopped(seconds)


def look() -> None:
    """Raise Stopped where the lint that this thread is at must end; costs a ten-thousandth of a millisecond."""
    watch = _watched.watch
    if watch is not None:
        watch.ask()
