"""Two cells of one row or column in each other's place."""

from collections.abc import Iterator

from gidr_lint.base.diagnostics import Edit, Message, Said, Words
from gidr_lint.figures.failed import Failed
from gidr_lint.figures.model import Explanation
from gidr_lint.figures.slips.slip import Candidate, Slip, Told
from gidr_lint.figures.slips.words import CHECK_EN, CHECK_ZH, beside, count_of, held
from gidr_lint.report.model import Report
from gidr_lint.report.names import capital, cell_name, column_name, line_name, row_name

SWAPPED = Message(
    zh="{cell}的{found}与{other}的{theirs}可能填反了，对调后{count}合计都对得上",
    en="{cell} says {found} and {other} says {theirs}; they may have changed places: exchanged, {count}",
    help_zh=CHECK_ZH,
    help_en=CHECK_EN,
)
EXCHANGE = Words("对调", "Exchange them")
# Two cells in each other's place stand in so many sums.
_MOST_SUMS = 6


class ExchangedCells(Slip):
    """Two cells of one row or column; one of them stands in the shortest sum that fails."""

    __slots__ = ()

    def find(self, failed: Failed) -> Iterator[Candidate]:
        relations = failed.relations
        if failed.grid is None or len(failed.residuals) > _MOST_SUMS:
            return
        short = relations.instances[failed.shortest()].cells
        for name, cells in (*failed.grid.across, *failed.grid.down):
            # Totals are worked out rather than typed.
            near = 3.2 if name == "total" else 3
            for at, one in enumerate(cells):
                if one not in short:
                    continue
                for other, two in enumerate(cells):
                    changes = failed.swap(((one, two),)) if other != at else ()
                    if changes and failed.mends(changes):
                        ordered = relations.ordered(changes, cells)
                        yield Candidate(self, ordered, near if abs(at - other) == 1 else near + 1.5)

    def explain(self, told: Told) -> Said:
        one, other = told.first.cell, told.last.cell
        return SWAPPED(
            cell=capital(cell_name(one)),
            found=held(one),
            other=beside(other, one),
            theirs=held(other),
            count=count_of(told.fault),
            sums=told.sums,
            vouched=told.vouched,
        )

    def brief(self, report: Report, explanation: Explanation) -> Words:
        one, other = (suspect.cell for suspect in explanation.suspects)
        if one.target.row == other.target.row:
            within, a, b = line_name(row_name(one), row=True), column_name(one), column_name(other)
        else:
            within, a, b = line_name(column_name(one), row=False), row_name(one), row_name(other)
        return Words(f"{within.zh}的“{a}”与“{b}”填反", f"{a} and {b} in each other's place in {within.en}")

    def title(self, edits: tuple[Edit, ...]) -> Words:
        return EXCHANGE
