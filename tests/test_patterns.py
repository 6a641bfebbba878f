"""
Every pattern is linear on its worst input, read off its structure; bench/patterns.py measures it.

A repeat without a bound that can give characters back is what makes a pattern quadratic or worse:
repeats are bounded or possessive, and a possessive one that may begin a search is guarded.
"""

import gc
import importlib
import pkgutil
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

import gidr_lint
from gidr_lint.document.pattern import Pattern

REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)

for module in pkgutil.walk_packages(gidr_lint.__path__, "gidr_lint."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)


# All that any module has made, wherever it keeps them.
PATTERNS = sorted(
    (thing for thing in gc.get_objects() if isinstance(thing, Pattern)),
    key=lambda pattern: pattern.expression,
)


def children(op, value):
    """The parts that stand inside an element, one list for each way through it."""
    if op in REPEATS:
        return [value[2]]
    if op is ops.SUBPATTERN:
        return [value[3]]
    if op is ops.BRANCH:
        return value[1]
    if op in (ops.ASSERT, ops.ASSERT_NOT):
        return [value[1]]
    if op is ops.ATOMIC_GROUP:
        return [value]
    return []


def unbounded(parts, *, last=True):
    """Repeats without a bound that give back; one character of a kind at the very end may."""
    for index, (op, value) in enumerate(parts):
        ends = last and index == len(parts) - 1
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[1] is ops.MAXREPEAT:
            if not (ends and op is ops.MAX_REPEAT and len(value[2]) == 1 and not children(*value[2][0])):
                yield op
        for inner in children(op, value):
            yield from unbounded(inner, last=ends and op not in REPEATS)


def starts_unguarded(parts, *, last=True):
    """Whether a search may begin with a possessive repeat and nothing that keeps it from its middle."""
    for index, (op, value) in enumerate(parts):
        ends = last and index == len(parts) - 1
        if op is ops.AT or (op in (ops.ASSERT, ops.ASSERT_NOT) and value[0] < 0):
            return False
        if op is ops.POSSESSIVE_REPEAT and value[1] is ops.MAXREPEAT:
            return not ends
        if any(starts_unguarded(part, last=ends) for part in children(op, value)):
            return True
        if not (op in REPEATS and value[0] == 0):
            return False
    return False


def test_there_are_patterns_to_judge():
    assert len(PATTERNS) > 25


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.expression[:40])
def test_a_pattern_is_linear(pattern):
    tree = list(parser.parse(pattern.expression))
    assert [] == list(unbounded(tree))
    assert not starts_unguarded(tree)


@pytest.mark.parametrize(
    "expression", [r"(?:a+)+b", r"\d+件", r".*?报告", r"(?:a|b)*c", r"(a*)(b*)c", r"(?:x\s*)+$", r"(?:ab)*"]
)
def test_what_may_give_back_without_a_bound_is_told(expression):
    assert list(unbounded(list(parser.parse(expression))))


@pytest.mark.parametrize("expression", [r"\d++件", r"(?:\s*+|x)件", r"(?P<n>\d++)件", r"x?\d++件"])
def test_a_possessive_repeat_that_begins_a_search_is_told(expression):
    assert starts_unguarded(list(parser.parse(expression)))


@pytest.mark.parametrize("expression", [r"(?<!\d)\d++件", r"第\d++件", r"\A\d++件", r"\d{1,9}件", r"\d++"])
def test_what_is_guarded_is_not(expression):
    assert not starts_unguarded(list(parser.parse(expression)))
