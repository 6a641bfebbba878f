"""
Tables whose author never writes a zero: there a blank may count as 0. Loaded only where cells are blank.

That is an assumption, so what rests on it is told apart from sums of figures alone, and each blank
may be what is wrong. It is not made where the sums themselves speak against it: an author who fills in
the totals alone leaves more blank than zeros.
"""

from collections.abc import Iterator, Mapping, Sequence

from gidr_lint.base.diagnostics import Target
from gidr_lint.forms.model import Instance
from gidr_lint.report.amounts import read_figure
from gidr_lint.report.model import BoundBlock, BoundCell, BoundTable, Report

# So many blank cells are a habit.
LEAST = 3
_EMPTY = ("blank", "dash")


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
