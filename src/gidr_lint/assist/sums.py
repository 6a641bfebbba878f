"""The sums of a draft that fail, term by term, as a person adds them up on paper."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from gidr_lint.base.diagnostics import Diagnostic, Target, Words
from gidr_lint.forms.model import Instance
from gidr_lint.judging.case import Case
from gidr_lint.judging.sums import ANY, line_told
from gidr_lint.report.names import line_name, short, sum_of


class Failing(NamedTuple):
    """
    A sum that fails. `line` names the row or column that it is about; `left` and `right` are the labels and figures of
    its terms, a figure None where none is written; `findings` are the numbers, from 1, of those that tell of it.
    """

    instance: Instance
    line: Words
    left: tuple[tuple[str, str | None], ...]
    right: tuple[tuple[str, str | None], ...]
    left_sum: int | Decimal
    right_sum: int | Decimal
    findings: tuple[int, ...]

    @property
    def table(self) -> str:
        return self.instance.identity.table

    @property
    def gap(self) -> int | Decimal:
        """By how much one side is more than the other."""
        return max(self.left_sum - self.right_sum, self.right_sum - self.left_sum)


def failing_sums(case: Case, found: Sequence[Diagnostic] = ()) -> list[Failing]:
    """The sums that fail, also those that do with blanks as 0, in the form's order."""
    return [
        _failing(case, instance, found)
        for instance, state in case.instances
        if state in ("failed", "doubted")
    ]


def _failing(case: Case, instance: Instance, found: Sequence[Diagnostic]) -> Failing:
    per_column = instance.identity.per == "column"
    return Failing(
        instance,
        _line(case, instance, per_column=per_column),
        tuple(_term(case, target, per_column=per_column) for target in instance.left),
        tuple(_term(case, target, per_column=per_column) for target in instance.right),
        sum_of(case.report, instance.left),
        sum_of(case.report, instance.right),
        tuple(number for number, item in enumerate(found, 1) if _tells(case, item, instance)),
    )


def _line(case: Case, instance: Instance, *, per_column: bool) -> Words:
    """The row or column of a sum; of the one row that has no name its columns' common head."""
    cell = case.cell(instance.cells[0])
    if cell is None:
        return Words("", "")
    if instance.identity.id not in case.codes:
        name, place = instance.identity.name, line_told(cell, instance)
        return Words(f"{place.zh}：{name}", f"{place.en}: {name}") if place.zh else Words(name, name)
    if per_column:
        return line_name(cell.column.label, row=False)
    if cell.row.label:
        return line_name(cell.row.label, row=True)
    head = "·".join(cell.column.path[:-1])
    return Words(f"“{head}”", head)


def _term(case: Case, target: Target, *, per_column: bool) -> tuple[str, str | None]:
    cell = case.cell(target)
    if cell is None:
        return (target.row if per_column else target.column) or "", None
    label = short(cell.row.label if per_column else cell.column.label)
    return label, None if cell.figure.amount is None else str(cell.figure.amount)


def _tells(case: Case, diagnostic: Diagnostic, instance: Instance) -> bool:
    """Whether a finding is about a sum: at one of its cells, or as a related place with its own code."""
    codes = case.codes
    if diagnostic.code not in codes.values():
        return False
    if diagnostic.target in instance.cells:
        return True
    code = codes.get(instance.identity.id) or codes.get(ANY)
    return any(item.code == code and item.target in instance.cells for item in diagnostic.related)
