"""Several cells that are wrong together."""

from collections.abc import Iterator

from gidr_lint.base.diagnostics import Fix, Message, Said, Words
from gidr_lint.figures.failed import Failed
from gidr_lint.figures.model import Explanation
from gidr_lint.figures.relations import Changes
from gidr_lint.figures.slips.slip import Candidate, Slip, Told
from gidr_lint.figures.slips.words import CHECK_EN, CHECK_ZH, beside, count_of, held
from gidr_lint.report.model import Report
from gidr_lint.report.names import capital, cell_name, listed, name_in_table

TOGETHER = Message(
    zh="{cell}填的是{found}，可能应为{value}，{others}，改后{count}合计都对得上",
    en="{cell} says {found}; it should perhaps be {value}, and {others}: then {count}",
    help_zh=CHECK_ZH,
    help_en=CHECK_EN,
)


class Cells(Slip):
    """
    Cells that are off together by one slip: two of which a sum holds only because both are, or an
    amount that was carried on into every total of it.
    """

    __slots__ = ()

    def find(self, failed: Failed) -> Iterator[Candidate]:
        yield from self._carried(failed)
        for changes in failed.by_cells(2) or ():
            if failed.relations.linked(*changes):
                yield self.of(changes)

    def of(self, changes: Changes) -> Candidate:
        """These cells, off by an amount that nothing explains."""
        return Candidate(self, changes, 2.25 + _bits(changes[0][1]))

    def _carried(self, failed: Failed) -> Iterator[Candidate]:
        """Only the balance of a column and that of the total column fail, both by the same."""
        residuals, instances = failed.residuals, failed.relations.instances
        if failed.grid is None or len(residuals) != 2 or len(set(residuals.values())) != 1:
            return
        broken = [instances[number] for number in residuals]
        columns = [instance.line for instance in broken]
        if {i.identity.id for i in broken} != {"applications.balance"} or "total" not in columns:
            return
        column = next((name for name in columns if name != "total"), "")
        gap = next(iter(residuals.values()))
        outcomes = [
            cell.row or ""
            for instance in instances
            if instance.identity.id == "applications.outcome-total" and instance.line == column
            for cell in instance.right
        ]
        for row in outcomes:
            places = [(row, column), (row, "total"), ("total", column), ("total", "total")]
            changes = tuple((failed.grid.cells[place], gap) for place in places)
            if all(target in failed.relations.values for target, _ in changes):
                yield Candidate(self, changes, 3 + _bits(gap))

    def explain(self, told: Told) -> Said:
        first = told.first
        others = [
            Words(f"{name.zh}应为{value}", f"{name.en} {value}")
            for cell, value in told.explanation.suspects[1:]
            for name in (beside(cell, first.cell),)
        ]
        return TOGETHER(
            cell=capital(cell_name(first.cell)),
            found=held(first.cell),
            value=first.value,
            others=listed(others, last_zh="、", last_en=" and "),
            count=count_of(told.fault),
            sums=told.sums,
            vouched=told.vouched,
        )

    def brief(self, report: Report, explanation: Explanation) -> Words:
        first, *others = explanation.suspects
        names = [name_in_table(first.cell), *(beside(s.cell, first.cell) for s in others)]
        told = [
            Words(f"{name.zh}应为{s.value}", f"{name.en} should be {s.value}")
            for name, s in zip(names, explanation.suspects, strict=True)
        ]
        return listed(told, last_zh="、", last_en=" and ")


class Tangle(Cells):
    """Three cells that are off together, which may be more than one slip: nothing is offered."""

    __slots__ = ()

    def fix(self, explanation: Explanation) -> Fix | None:
        return None


def _bits(amount: int) -> int:
    return abs(amount).bit_length()
