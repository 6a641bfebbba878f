"""Text for a terminal: how it is wrapped and put into columns."""

import pytest

from gidr_lint.cli._layout import rows, wrapped
from gidr_lint.outputs.text import width


@pytest.mark.parametrize("room", range(8, 40))
def test_wrapping_loses_nothing_and_keeps_to_its_room(room):
    text = "表三“（七）总计”行的“总计”列填的是28，改为30后三处合计都对得上。See A301 and A302."
    lines = wrapped(text, room)
    assert text.replace(" ", "") == "".join(lines).replace(" ", "")
    assert max(map(width, lines)) <= max(room, 12)


def test_no_line_begins_with_what_closes_and_none_ends_with_what_opens():
    text = "表三（合计）、表四（合计）、表二（合计）。“甲”、“乙”、“丙”。" * 3
    for room in range(10, 30):
        lines = wrapped(text, room)
        assert not any(line[0] in "）、。”" for line in lines)
        assert not any(line[-1] in "（“" for line in lines)


def test_words_are_not_broken():
    assert ["gidr-lint", "check a", "b.md"] == wrapped("gidr-lint check a b.md", 9)


def test_columns_are_as_wide_as_their_widest_cell():
    assert ["甲    x   一二三", "乙丙  yy  四"] == rows([["甲", "x", "一二三"], ["乙丙", "yy", "四"]], None)


def test_only_the_last_column_is_wrapped():
    text = "一二三四五六七八九十一二三四五六七八九十"
    assert ["甲  " + text[:9], "    " + text[9:18], "    " + text[18:]] == rows([["甲", text]], 22)
