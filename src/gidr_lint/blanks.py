"""
Tables whose author never writes a zero: there a blank may count as 0. Loaded only where cells are blank.

That is an assumption, so what rests on it is told apart from sums of figures alone, and each blank
may be what is wrong. It is not made where the sums themselves speak against it: an author who fills in
the totals alone leaves more blank than zeros.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.case import Case
from gidr_lint.forms.model import Instance
from gidr_lint.report.amounts import read_figure
from gidr_lint.report.model import BoundBlock, BoundCell, BoundTable, Report

# So many blank cells are a habit.
LEAST = 3
_EMPTY = ("blank", "dash")


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


def left_blank(report: Report) -> frozenset[Target]:
    """The blank cells of all tables that have figures and several blanks, and nowhere a zero."""
    found: set[Target] = set()
    for table in report.tables.values():
        blanks = _blanks(table) if table.state == "bound" else ()
        if len(blanks) >= LEAST and not _has_zero(table):
            found.update(blanks)
    return frozenset(found)


def _blanks(table: BoundTable) -> list[Target]:
    """Cells that are surely blank; of a row of which the label alone is left, all."""
    found: list[Target] = []
    for block in table.blocks:
        bare = _bare_rows(block)
        for (row, _), cell in block.cells.items():
            if cell.figure.residue or row in block.doubtful_rows:
                continue
            if cell.figure.state in _EMPTY or (cell.figure.state == "absent" and row in bare):
                found.append(cell.target)
    return found


def _bare_rows(block: BoundBlock) -> set[str]:
    """Rows that have no cells on the page."""
    rows = {row for row, _ in block.cells}
    return rows - {row for (row, _), cell in block.cells.items() if cell.figure.state != "absent"}


def _has_zero(table: BoundTable) -> bool:
    """Whether the table writes a zero; also where it has no figure above 0."""
    amounts = [_amount(cell) for cell in table.cells()]
    return 0 in amounts or not any(amounts)


def _amount(cell: BoundCell) -> object:
    """The amount of a cell, withheld or not."""
    if cell.figure.state == "number" and cell.figure.amount is None:
        return read_figure(cell.text.string, cell.column).amount
    return cell.figure.amount


def refuted(
    instances: Sequence[Instance], states: Sequence[str], values: Mapping[Target, int]
) -> Iterator[str]:
    """
    The tables whose sums speak against blanks that count as 0: more of them fail than hold. A single
    one that fails may be a mistake.
    """
    held: dict[str, int] = {}
    failed: dict[str, int] = {}
    for instance, state in zip(instances, states, strict=True):
        table = instance.identity.table
        if state == "doubted":
            failed[table] = failed.get(table, 0) + 1
        elif state in ("held", "assumed") and any(values.get(target) for target in instance.cells):
            held[table] = held.get(table, 0) + 1
    for table, count in failed.items():
        if count > max(1, held.get(table, 0)):
            yield table


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
    sums = (i for i, state in case.instances if state == "skipped" and i.identity.table == table)
    return sum(bool(_gap(case, instance, zeros)) for instance in sums) if zeros else 0


def _told(case: Case, cells: Sequence[BoundCell]) -> dict[Target, int | None]:
    """
    What blank cells must hold by the sums of their table: the value on which the sums of the row and
    of the column agree, None where a sum wants another value than 0 and no other says the same. Cells
    of which the sums say nothing are not in it.
    """
    wanted = {cell.target for cell in cells} - _of_rows_in_doubt(case.report)
    sums = [
        instance
        for instance, state in case.instances
        if state == "skipped" and not wanted.isdisjoint(instance.cells)
    ]
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
    return int(amount) if amount is not None and amount >= 0 else None


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
