"""Keywords are found by the characters that they may begin with, as one search for all would find them."""

import re
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gidr_lint.claims import phrases

WORDS = phrases._WORDS
ALL = re.compile("|".join(f"(?P<{name}>{words})" for name, _, words in WORDS))
REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
PIECES = re.findall(r"[\u4e00-\u9fff]{1,4}", "".join(words for _, _, words in WORDS))


def first(parts):
    """The characters that may come first, and whether there may be none; any digit is 0."""
    found = set()
    for op, value in parts:
        none = False
        if op is ops.LITERAL:
            found.add(chr(value))
        elif op is ops.IN:
            for kind, what in value:
                assert kind in (ops.LITERAL, ops.CATEGORY)
                found.add(chr(what) if kind is ops.LITERAL else "0")
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            continue
        elif op is ops.SUBPATTERN:
            more, none = first(value[3])
            found |= more
        elif op is ops.BRANCH:
            ways = [first(way) for way in value[1]]
            found.update(*(more for more, _ in ways))
            none = any(empty for _, empty in ways)
        else:
            assert op in REPEATS
            more, none = first(value[2])
            found |= more
            none = none or value[0] == 0
        if not none:
            return found, False
    return found, True


@pytest.mark.parametrize(("name", "opens", "words"), WORDS, ids=[name for name, _, _ in WORDS])
def test_the_characters_named_are_those_that_the_words_may_begin_with(name, opens, words):
    assert first(parser.parse(words)) == (set(opens), False)
    assert opens == "".join(sorted(opens))


@given(
    st.lists(st.sampled_from((*PIECES, "2024", "12345", "１", "年度", "，", "3件")), max_size=20).map("".join)
)
@settings(max_examples=500, deadline=None)
def test_they_are_found_as_one_search_for_all_finds_them(string):
    expected = [(found.lastgroup, *found.span()) for found in ALL.finditer(string)]
    assert expected == list(phrases.keywords(string))
