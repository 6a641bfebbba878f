"""
How many of a test's cases are tried: an even sample, the same each time, or with GIDR_LINT_FULL=1 all of them.

A test whose cases all say the same takes its cases from here; one whose cases each say something of their own does not.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

FULL = bool(os.environ.get("GIDR_LINT_FULL"))

T = TypeVar("T")
U = TypeVar("U")


def sample(cases: Iterable[T], most: int) -> list[T]:
    """At most so many of the cases, at least two, at even distances from the first to the last."""
    found = list(cases)
    if FULL or len(found) <= most:
        return found
    step = (len(found) - 1) / (most - 1)
    return [found[round(number * step)] for number in range(most)]


def paired(first: Iterable[T], second: Sequence[U], each: int = 1) -> Iterator[tuple[T, U]]:
    """Every one of the first with so many of the second, which take turns, so that each of them has its turn."""
    for number, one in enumerate(first):
        if FULL or each >= len(second):
            yield from ((one, other) for other in second)
        else:
            yield from (
                (one, second[(number + turn * len(second) // each) % len(second)]) for turn in range(each)
            )
