#!/usr/bin/env python3
"""
Every pattern on its worst inputs: twice the input may take at most 2.4 times the time.

    python bench/patterns.py [-n 5] [--size 20000]

Inputs are made from each pattern itself: a text that it matches, every beginning of that text, and every character that
it names, each repeated. Prints the worst input of each pattern that is over the bound, and the worst of all.
"""

import argparse
import gc
import importlib
import pkgutil
import re
import statistics
import sys
import time
from collections.abc import Iterator
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import gidr_lint
from gidr_lint.document.pattern import Pattern

BOUND = 2.4
# Below this a turn says more about the clock than about the pattern.
LEAST_SECONDS = 0.002
_CATEGORIES = {ops.CATEGORY_DIGIT: "1", ops.CATEGORY_SPACE: " ", ops.CATEGORY_WORD: "a"}


def character(value: Any) -> str:
    """One character of a class."""
    for op, item in value:
        if op is ops.LITERAL:
            return chr(item)
        if op is ops.RANGE:
            return chr(item[0])
        if op is ops.CATEGORY:
            return _CATEGORIES.get(item, "某")
    return "某"  # a negated class


def sample(parts: Any, choice: int) -> str:
    """A text that a pattern matches, by the given way through its branches, repeats at their least."""
    found = []
    for op, value in parts:
        if op is ops.LITERAL:
            found.append(chr(value))
        elif op is ops.IN:
            found.append(character(value))
        elif op in (ops.ANY, ops.NOT_LITERAL):
            found.append("某")
        elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            found.append(sample(value[2], choice) * max(1, min(value[0], 3)))
        elif op is ops.SUBPATTERN:
            found.append(sample(value[3], choice))
        elif op is ops.ATOMIC_GROUP:
            found.append(sample(value, choice))
        elif op is ops.BRANCH:
            found.append(sample(value[1][choice % len(value[1])], choice))
    return "".join(found)


def inputs(pattern: Pattern) -> Iterator[str]:
    """What may be worst for a pattern, to be repeated."""
    tree = parser.parse(pattern.expression)
    seen = set()
    for choice in range(6):
        text = sample(tree, choice)
        for end in range(1, len(text) + 1):
            for piece in (text[:end], text[end - 1 : end]):
                if piece not in seen:
                    seen.add(piece)
                    yield piece


def spent(compiled: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    for _ in compiled.finditer(text):
        pass
    return time.process_time() - start


def ratio(compiled: re.Pattern[str], piece: str, size: int, turns: int) -> float | None:
    """Median of the pair-wise ratios of twice the input; None where it is too quick to tell."""
    half = (piece * (size // len(piece) + 1))[:size]
    while spent(compiled, half) < LEAST_SECONDS:
        half += half
        if len(half) > 16 * size:
            return None
    double = half + half
    pairs = [(spent(compiled, half), spent(compiled, double)) for _ in range(turns)]
    return statistics.median(b / a for a, b in pairs if a)


def main() -> int:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("-n", type=int, default=5)
    arguments.add_argument("--size", type=int, default=20_000)
    args = arguments.parse_args()
    for module in pkgutil.walk_packages(gidr_lint.__path__, "gidr_lint."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    patterns = [thing for thing in gc.get_objects() if isinstance(thing, Pattern)]
    worst = (0.0, "", "")
    over = 0
    for pattern in patterns:
        own = (0.0, "")
        for piece in inputs(pattern):
            found = ratio(pattern.compiled, piece, args.size, 1)
            if found is not None and found > own[0]:
                own = (found, piece)
        if own[0] > BOUND:  # the clock may have slipped: look again with more turns
            own = (ratio(pattern.compiled, own[1], args.size, args.n) or 0.0, own[1])
        worst = max(worst, (*own, pattern.expression))
        if own[0] > BOUND:
            over += 1
            print(f"x{own[0]:.2f}  {own[1][:40]!r}  {pattern.expression[:80]}")
    print(f"{len(patterns)} patterns, {over} over x{BOUND}; worst x{worst[0]:.2f} on {worst[1][:40]!r}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
