"""Blank cells that were not filled in."""

from collections.abc import Iterator

from gidr_lint.base.diagnostics import Message, Said, Target, Words
from gidr_lint.figures.failed import Failed
from gidr_lint.figures.model import Explanation, Line
from gidr_lint.figures.slips.slip import Candidate, Slip, Told
from gidr_lint.figures.slips.words import mended, named
from gidr_lint.report.model import Report

UNFILLED = Message(
    zh="{table}{line}有{cells}格空白，可能没有填写，{mended}",
    en="{table}, {line}: {cells} blank cells may not be filled in; {mended}",
    help_zh="{sums}（空白按0计）。{vouched}请对照台账核对。",
    help_en="{sums}, blanks counted as 0. {vouched}Please compare with your register.",
)


class Unfilled(Slip):
    """Several blanks of one row or column that are no zeros: each holds what the sums across it lack."""

    __slots__ = ()
    tells_blanks = True

    def find(self, failed: Failed) -> Iterator[Candidate]:
        relations = failed.relations
        if failed.grid is None or not relations.blanks:
            return
        for is_row, lines in ((True, failed.grid.across), (False, failed.grid.down)):
            for name, cells in lines:
                off = failed.off_across(name, is_row=is_row)
                changes: dict[Target, int] = {}
                for target in cells:
                    if target in relations.blanks and target in off:
                        deltas = {
                            -failed.residuals[number] * sign
                            for number, sign in relations.of[target]
                            if number in failed.residuals and failed.crosses(number, target, cells)
                        }
                        if len(deltas) == 1:
                            changes[target] = deltas.pop()
                if len(changes) > 1:
                    ordered = relations.ordered(changes.items(), cells)
                    yield Candidate(self, ordered, 2, (Line(name, is_row),))

    def explain(self, told: Told) -> Said:
        explanation = told.explanation
        return UNFILLED(
            table=told.first.cell.table_name,
            line=named(told.report, explanation, explanation.lines[0]),
            cells=len(explanation.suspects),
            mended=mended(told.report, told.fault, explanation),
            sums=told.sums,
            vouched=told.vouched,
        )

    def brief(self, report: Report, explanation: Explanation) -> Words:
        line, count = named(report, explanation, explanation.lines[0]), len(explanation.suspects)
        return Words(f"{line.zh}有{count}格没有填", f"{count} cells not filled in in {line.en}")
