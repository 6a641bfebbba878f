"""A row or column that totals leave out, or count twice."""

from collections.abc import Iterator

from gidr_lint.base.diagnostics import Message, Said, Words
from gidr_lint.figures.failed import Failed
from gidr_lint.figures.model import Explanation, Line
from gidr_lint.figures.slips.slip import Candidate, Slip, Told
from gidr_lint.figures.slips.words import CHECK_EN, CHECK_ZH, count_of, named, own_line
from gidr_lint.report.model import Report

LEFT_OUT = Message(
    zh="{table}{line}有{cells}格可能{slip}了{part}，改后{count}合计都对得上",
    en="{table}, {line}: {cells} totals may have {slip} {part}: mended, {count}",
    help_zh=CHECK_ZH,
    help_en=CHECK_EN,
)


class LeftOut(Slip):
    """Totals that form a row or column and lack one line, all of them."""

    __slots__ = ()
    may_be_one_of_two = True
    said = Words("少加", "left out")
    said_briefly = Words("少加", "left out of")
    # By how many times the line its totals are too high.
    times = -1

    def find(self, failed: Failed) -> Iterator[Candidate]:
        values, instances = failed.relations.values, failed.relations.instances
        # The failed sums by the line that their totals form: a column of totals, or a row of them.
        for identity, is_column in (
            ("applications.applicant-total", True),
            ("applications.outcome-total", False),
        ):
            off = [
                (instances[n], gap)
                for n, gap in failed.residuals.items()
                if instances[n].identity.id == identity
            ]
            if len(off) < 2:
                continue
            changes = tuple((instance.left[0], -gap) for instance, gap in off)
            for at, part in enumerate(off[0][0].right):
                if all(values[instance.right[at]] == self.times * gap for instance, gap in off):
                    name = (part.column if is_column else part.row) or ""
                    yield Candidate(self, changes, 4, (Line(name, not is_column),))

    def explain(self, told: Told) -> Said:
        explanation = told.explanation
        return LEFT_OUT(
            table=told.first.cell.table_name,
            line=own_line(explanation),
            cells=len(explanation.suspects),
            slip=self.said,
            part=named(told.report, explanation, explanation.lines[0]),
            count=count_of(told.fault),
            sums=told.sums,
            vouched=told.vouched,
        )

    def brief(self, report: Report, explanation: Explanation) -> Words:
        line, said = named(report, explanation, explanation.lines[0]), self.said_briefly
        return Words(f"总计{said.zh}了{line.zh}", f"{line.en} {said.en} the totals")


class CountedTwice(LeftOut):
    """Totals that form a row or column and have one line twice, all of them."""

    __slots__ = ()
    said = Words("多加", "counted twice")
    said_briefly = Words("多加", "twice in")
    times = 1
