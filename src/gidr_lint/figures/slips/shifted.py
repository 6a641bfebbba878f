"""Figures of a row or column that stand one place too far."""

from collections.abc import Iterator
from itertools import pairwise

from gidr_lint.base.diagnostics import Message, Said, Target, Words
from gidr_lint.figures.failed import Failed
from gidr_lint.figures.model import Explanation, Line
from gidr_lint.figures.slips.slip import Candidate, Slip, Told
from gidr_lint.figures.slips.words import CHECK_EN, CHECK_ZH, count_of, named
from gidr_lint.report.model import BoundCell, Report
from gidr_lint.report.names import column_name, row_name

SHIFTED = Message(
    zh="{table}{line}从{cell}到{other}的数可能错了一{step}，移回后{count}合计都对得上",
    en="{table}, {line}: the figures from {cell} to {other} may stand one {step} too far: moved back, {count}",
    help_zh=CHECK_ZH,
    help_en=CHECK_EN,
)
# Fewer figures that stand too far are cells in each other's place.
_LEAST = 3


class Shifted(Slip):
    """A run of three or more figures of one row or column that stand one place too far."""

    __slots__ = ()

    def find(self, failed: Failed) -> Iterator[Candidate]:
        if failed.grid is None:
            return
        values = failed.relations.values
        for is_row, lines in ((True, failed.grid.across), (False, failed.grid.down)):
            for name, cells in lines:
                failing = failed.off_across(name, is_row=is_row)
                hit = [at for at, target in enumerate(cells) if target in failing and target in values]
                if len(hit) < _LEAST:
                    continue
                run = cells[hit[0] : hit[-1] + 1]
                if not values.keys() >= set(run):
                    continue
                for ordered in (run, run[::-1]):
                    changes = _moved_back(failed, cells, ordered)
                    if len(changes) >= _LEAST:
                        told = failed.relations.ordered(changes.items(), cells)
                        yield Candidate(self, told, 5, (Line(name, is_row),))

    def explain(self, told: Told) -> Said:
        explanation = told.explanation
        line = explanation.lines[0]
        return SHIFTED(
            table=told.first.cell.table_name,
            line=named(told.report, explanation, line),
            step=Words("列", "column") if line.is_row else Words("行", "row"),
            cell=_within(told.first.cell, line),
            other=_within(told.last.cell, line),
            count=count_of(told.fault),
            sums=told.sums,
            vouched=told.vouched,
        )

    def brief(self, report: Report, explanation: Explanation) -> Words:
        line = named(report, explanation, explanation.lines[0])
        return Words(f"{line.zh}的数错位", f"shifted figures in {line.en}")


def _moved_back(failed: Failed, cells: list[Target], run: list[Target]) -> dict[Target, int]:
    """The changes that move a run of a line by one place towards its beginning."""
    relations = failed.relations
    values = relations.values
    changes = {
        target: values[after] - values[target]
        for target, after in pairwise(run)
        if values[after] != values[target]
    }
    # What was lost at the end of the run follows from the sum across it.
    last = run[-1]
    rest = relations.after(failed.residuals, changes.items())
    across = [(n, sign) for n, sign in relations.of.get(last, ()) if failed.crosses(n, last, cells)]
    if across and across[0][0] in rest:
        number, sign = across[0]
        changes[last] = -rest[number] * sign
    return changes


def _within(cell: BoundCell, line: Line) -> Words:
    """A cell of a line: by its column in a row, by its row in a column."""
    name = column_name(cell) if line.is_row else row_name(cell)
    return Words(f"“{name}”", name)
