"""Totals that were not added up again."""

from collections.abc import Iterator

from gidr_lint.base.diagnostics import Message, Said, Words
from gidr_lint.figures.failed import Failed
from gidr_lint.figures.model import Explanation
from gidr_lint.figures.slips.slip import Candidate, Slip, Told
from gidr_lint.figures.slips.words import count_of, is_in_one_row, own_line
from gidr_lint.report.model import Report
from gidr_lint.report.names import column_name, row_name

STALE = Message(
    zh="{table}{line}有{cells}格与各{step}合计不符，可能没有重新合计，改后{count}合计都对得上",
    en="{table}, {line}: {cells} totals are not the sums of their {step}s, perhaps not added up again: mended, {count}",
    help_zh="{sums}。{vouched}请核对这一{own}，按各{step}合计应为{values}。",
    help_en="{sums}. {vouched}Check this {own}; the sums are {values}.",
)
# Fewer totals that are off are told cell by cell.
_LEAST = 3


class StaleTotals(Slip):
    """Three totals or more of one row or column that are not the sums of what is above or beside them."""

    __slots__ = ()

    def find(self, failed: Failed) -> Iterator[Candidate]:
        for identity in ("applications.outcome-total", "applications.applicant-total"):
            changes = tuple(failed.of_identity(identity))
            if len(changes) >= _LEAST:
                yield Candidate(self, changes, 7)

    def find_in_part(self, failed: Failed) -> Candidate | None:
        """
        Totals that were not added up again, where rows that do not add up themselves are left: the
        one as if these rows' totals were wrong, so that it is the sums as they stand that are named.
        """
        rows = failed.of_identity("applications.applicant-total")
        then = failed.after(rows)
        found, now = list(self.find(then)), list(self.find(failed))
        if len(found) == len(now) == 1 and rows and not then.after(found[0].changes).residuals:
            return now[0]
        return None

    def explain(self, told: Told) -> Said:
        suspects, is_row = told.explanation.suspects, is_in_one_row(told.explanation)
        names = [column_name(s.cell) if is_row else row_name(s.cell) for s in suspects]
        step = Words("行", "row") if is_row else Words("列", "column")
        return STALE(
            table=told.first.cell.table_name,
            line=own_line(told.explanation),
            cells=len(suspects),
            step=step,
            own=step,
            values=Words(
                "、".join(f"{name}{s.value}" for name, s in zip(names, suspects, strict=True)),
                ", ".join(f"{name} {s.value}" for name, s in zip(names, suspects, strict=True)),
            ),
            count=count_of(told.fault),
            sums=told.sums,
            vouched=told.vouched,
        )

    def brief(self, report: Report, explanation: Explanation) -> Words:
        line = own_line(explanation)
        return Words(f"{line.zh}没有重新合计", f"{line.en} not added up again")
