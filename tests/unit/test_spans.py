"""Columns in the units of editors, in lines of any length."""

import pytest

from gidr_lint.base.spans import LineIndex

TEXT = "𠮷a政\n" * 400 + "件𠮷x" * 700 + "\r\n末"


@pytest.mark.parametrize(
    "offset", [0, 1, 2, 5, 511, 512, 513, 1024, 1600, 1601, 2049, 3000, len(TEXT) - 1, len(TEXT)]
)
def test_columns_are_counted_in_utf_8_bytes_and_utf_16_units(offset):
    lines = LineIndex(TEXT)
    line, column = lines.position(offset)
    head = TEXT[lines.starts[line] : offset]
    assert lines.utf8(offset) == (line, len(head.encode()))
    assert lines.utf16(offset) == (line, len(head.encode("utf-16-le")) // 2)
    assert column == len(head)
