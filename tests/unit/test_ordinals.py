"""Chinese numerals, written and read."""

import pytest

from gidr_lint.base.ordinals import number_of, numeral


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "零"), (1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (105, "一百零五"), (110, "一百一十"), (1005, "一千零五")],
)  # fmt: skip
def test_a_number_is_written_and_read_back(number, written):
    assert (written, number) == (numeral(number), number_of(written))


def test_every_numeral_is_read_as_the_number_it_was_written_for():
    assert list(range(10_000)) == [number_of(numeral(number)) for number in range(10_000)]


@pytest.mark.parametrize("number", [-1, 10_000])
def test_what_has_no_customary_numeral_is_written_in_digits(number):
    assert str(number) == numeral(number)


@pytest.mark.parametrize(("written", "number"), [("两百", 200), ("一百五", 150), ("二〇二四", 2024), ("二0二四", 2024), ("三万", 30_000)])  # fmt: skip
def test_other_ways_to_write_a_number_are_read(written, number):
    assert number == number_of(written)


@pytest.mark.parametrize("written", ["", "甲", "二三", "十十", "一二十", "十一二"])
def test_what_is_not_a_numeral_has_no_number(written):
    assert number_of(written) is None
