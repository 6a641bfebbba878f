"""The pattern of the keywords is guarded by their first characters, which must be those of all of them and no others."""

from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

from gidr_lint.claims import phrases

SKIPPED = (ops.ASSERT, ops.ASSERT_NOT, ops.AT)


def characters(items):
    for op, value in items:
        if op is ops.LITERAL:
            yield chr(value)
        elif op is ops.RANGE:
            yield from map(chr, range(value[0], value[1] + 1))
        else:
            assert (op, value) == (ops.CATEGORY, ops.CATEGORY_DIGIT)
            yield from "0123456789０１２３４５６７８９"


def firsts(parts):
    """The characters that a match may begin with, and whether it may be empty."""
    found = set()
    for op, value in parts:
        if op in SKIPPED:
            continue
        if op is ops.LITERAL:
            return found | {chr(value)}, False
        if op is ops.IN:
            return found | set(characters(value)), False
        ways = value[1] if op is ops.BRANCH else [value[3] if op is ops.SUBPATTERN else value[2]]
        inside = [firsts(way) for way in ways]
        found |= set().union(*(chars for chars, _ in inside))
        empty = any(may for _, may in inside)
        if op not in (ops.BRANCH, ops.SUBPATTERN):
            empty = empty or value[0] == 0
        if not empty:
            return found, False
    return found, True


def test_the_first_characters_are_those_of_all_keywords():
    words = "|".join(expression for _, expression in phrases._WORDS)
    found, empty = firsts(parser.parse(words))
    guard, _ = firsts(parser.parse(f"[{phrases._FIRST}]"))
    assert not empty
    assert guard == found
