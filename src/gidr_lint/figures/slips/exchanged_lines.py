"""Two rows or two columns in each other's place."""

from collections.abc import Iterator
from itertools import pairwise

from gidr_lint.base.diagnostics import Edit, Message, Said, Words
from gidr_lint.figures.failed import Failed
from gidr_lint.figures.model import Explanation, Line
from gidr_lint.figures.slips.exchanged_cells import EXCHANGE
from gidr_lint.figures.slips.slip import Candidate, Slip, Told
from gidr_lint.figures.slips.words import CHECK_EN, CHECK_ZH, count_of, named
from gidr_lint.report.model import Report

LINES = Message(
    zh="{table}{one}与{other}可能填反了，对调后{count}合计都对得上",
    en="{table}: {one} and {other} may have changed places: exchanged, {count}",
    help_zh=CHECK_ZH,
    help_en=CHECK_EN,
)
# 上年结转 and 结转下年度 are taken for one another though they stand apart.
_ALIKE = ("carried-in", "carried-out")


class ExchangedLines(Slip):
    """Neighbouring rows or columns, or the two rows of what is carried over, of which two cells or more differ."""

    __slots__ = ()
    may_be_one_of_two = True

    def find(self, failed: Failed) -> Iterator[Candidate]:
        if failed.grid is None:
            return
        named = dict(failed.grid.across)
        pairs = [
            *((True, pair) for pair in pairwise(failed.grid.across)),
            *((False, pair) for pair in pairwise(failed.grid.down)),
        ]
        if named.keys() >= set(_ALIKE):
            one, two = _ALIKE
            pairs.append((True, ((one, named[one]), (two, named[two]))))
        for is_row, ((one, first), (two, second)) in pairs:
            changes = failed.swap(zip(first, second, strict=True))
            if len(changes) > 2:
                yield Candidate(self, changes, 4, (Line(one, is_row), Line(two, is_row)))

    def explain(self, told: Told) -> Said:
        explanation = told.explanation
        one, other = (named(told.report, explanation, line) for line in explanation.lines)
        return LINES(
            table=told.first.cell.table_name,
            one=one,
            other=other,
            count=count_of(told.fault),
            sums=told.sums,
            vouched=told.vouched,
        )

    def brief(self, report: Report, explanation: Explanation) -> Words:
        one, other = (named(report, explanation, line) for line in explanation.lines)
        return Words(f"{one.zh}与{other.zh}填反", f"{one.en} and {other.en} in each other's place")

    def title(self, edits: tuple[Edit, ...]) -> Words:
        return EXCHANGE
