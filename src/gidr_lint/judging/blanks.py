"""What the sums of a table say of its blank cells. Loaded only where a rule asks."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.figures.blanks import left_blank
from gidr_lint.forms.model import Instance
from gidr_lint.judging.case import Case
from gidr_lint.report.model import BoundCell, Report


class Blanks(NamedTuple):
    """
    What the sums say of blank cells of a table. `values` are those on which the sums of row and column
    agree, `others` the cells that are no zeros, or may be none, and of which no one value is certain.
    `assumed` tells that sums were checked with blanks as 0; `refuted` counts those that fail so where
    it was not assumed for that reason.
    """

    values: Mapping[Target, int]
    others: frozenset[Target]
    assumed: bool
    refuted: int


def blanks_of(case: Case, cells: Sequence[BoundCell]) -> Blanks:
    """What the sums say of blank cells of one table."""
    table = cells[0].target.table or ""
    told = _told(case, cells)
    values = {target: value for target, value in told.items() if value is not None}
    others = _in_doubt(case) | (told.keys() - values.keys())
    assumed = any(
        state in ("assumed", "doubted") and instance.identity.table == table
        for instance, state in case.instances
    )
    return Blanks(values, frozenset(others), assumed, _count_refuted(case, table))


def _count_refuted(case: Case, table: str) -> int:
    """How many sums of a table fail with blanks as 0 where that was not assumed for this very reason."""
    zeros = dict.fromkeys((t for t in left_blank(case.report) if t.table == table), 0)
    sums = (i for i in _unchecked(case) if i.identity.table == table)
    return sum(bool(_gap(case, instance, zeros)) for instance in sums) if zeros else 0


def _unchecked(case: Case) -> Iterator[Instance]:
    """The equations that could not be checked."""
    for instance, state in case.instances:
        if state == "skipped" and instance.identity.op == "=":
            yield instance


def _told(case: Case, cells: Sequence[BoundCell]) -> dict[Target, int | None]:
    """
    What blank cells must hold by the sums of their table: the value on which the sums of the row and
    of the column agree, None where a sum wants another value than 0 and no other says the same. Cells
    of which the sums say nothing are not in it.
    """
    wanted = {cell.target for cell in cells} - _of_rows_in_doubt(case.report)
    sums = [instance for instance in _unchecked(case) if not wanted.isdisjoint(instance.cells)]
    open = set(wanted)
    while True:
        values = _derived(case, sums, open)
        # A sum that does not hold says nothing of its blanks.
        failed = [
            instance
            for instance in sums
            if (gap := _gap(case, instance, values)) is not None
            and (gap or any(values.get(target, 0) < 0 for target in instance.cells))
        ]
        wrong = {target for instance in failed for target in instance.cells if target in values}
        if not wrong:
            break
        open -= wrong
        sums = [instance for instance in sums if instance not in failed]
    told: dict[Target, int | None] = {}
    for target in wanted - open:
        told[target] = None
    for target, value in values.items():
        along = {
            instance.identity.per
            for instance in sums
            if target in instance.cells and _gap(case, instance, values) == 0
        }
        if len(along) > 1:
            told[target] = value
        elif value:
            told[target] = None
    return told


def _of_rows_in_doubt(report: Report) -> set[Target]:
    """The cells of rows whose figures may stand in other columns."""
    return {
        cell.target
        for table in report.tables.values()
        for block in table.blocks
        for cell in block.cells.values()
        if cell.target.row in block.doubtful_rows
    }


def _derived(case: Case, sums: Sequence[Instance], open: Collection[Target]) -> dict[Target, int]:
    """The value of each blank that is the only unknown of a sum, then of those that are so by it."""
    values: dict[Target, int] = {}
    before = -1
    while len(values) > before:
        before = len(values)
        for instance in sums:
            unknown = [t for t in instance.cells if t not in values and _known(case, t) is None]
            if len(unknown) == 1 and unknown[0] in open:
                target = unknown[0]
                gap = _gap(case, instance, {**values, target: 0})
                assert gap is not None
                values[target] = -gap if target in instance.left else gap
    return values


def _known(case: Case, target: Target) -> int | None:
    cell = case.cell(target)
    amount = cell.figure.amount if cell is not None else None
    # A blank beside amounts with decimals is not told.
    return int(amount) if amount is not None and amount >= 0 and amount == int(amount) else None


def _gap(case: Case, instance: Instance, values: Mapping[Target, int]) -> int | None:
    """By how much the left side exceeds the right; None where a cell is not known."""
    total = 0
    for sign, side in ((1, instance.left), (-1, instance.right)):
        for target in side:
            amount = values.get(target)
            if amount is None:
                amount = _known(case, target)
            if amount is None:
                return None
            total += sign * amount
    return total


def _in_doubt(case: Case) -> set[Target]:
    """The blank cells that may not be 0, by the sums under the assumption that the others are."""
    return {
        suspect.cell.target
        for fault in case.faults
        if fault.assumed
        for suspect in fault.suspects
        if suspect.cell.figure.amount is None
    }
