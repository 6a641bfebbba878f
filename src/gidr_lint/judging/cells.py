"""
Cells that rules look at together, as rows or as columns whose balance nobody checked; what the
spreadsheet has for one, and the fix of one.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from gidr_lint.base.diagnostics import Edit, Fix, Words
from gidr_lint.base.location import Location
from gidr_lint.judging.case import Case
from gidr_lint.report.model import BoundCell
from gidr_lint.report.names import cell_name


def rows_of(case: Case, table: str, columns: tuple[str, ...]) -> Iterator[list[BoundCell]]:
    """Of each row of a table that has these columns, their cells."""
    bound = case.table(table)
    for block in bound.blocks if bound is not None else ():
        for row in block.block.rows:
            cells = [block.cells.get((row.id, column)) for column in columns]
            found = [cell for cell in cells if cell is not None]
            if len(found) == len(columns):
                yield found


def fault_keys(case: Case, cells: Iterable[BoundCell]) -> tuple[tuple[object, ...], ...]:
    """The keys of the faults in which these cells have a part, so that root cause speaks first."""
    targets = {cell.target for cell in cells}
    return tuple(
        fault.key
        for fault in case.faults
        if any(not targets.isdisjoint(instance.cells) for instance in fault.broken)
    )


def unbalanced_columns(case: Case) -> Iterator[dict[str, BoundCell]]:
    """
    The columns of the table of applications whose balance could not be checked, each as its cells
    by row; the total column only where no other says the same.
    """
    table = case.table("applications")
    block = table.blocks[0] if table is not None and table.blocks and table.state != "unreadable" else None
    if block is None:
        return
    skipped = {
        instance.line
        for instance, state in case.instances
        if state == "skipped" and instance.identity.id == "applications.balance"
    }
    for column in block.block.columns:
        cells = {row: cell for (row, name), cell in block.cells.items() if name == column.id}
        if column.id in skipped and {"new", "carried-in", "carried-out"} <= cells.keys():
            yield cells


def with_filed(case: Case, cell: BoundCell) -> Words:
    """A cell's name, and what the spreadsheet has for it where one is given."""
    name = cell_name(cell)
    filed = case.figures.cells.get(cell.target) if case.figures is not None else None
    if filed is None:
        return name
    return Words(f"{name.zh}，电子表格为{filed}", f"{name.en}; the spreadsheet says {filed}")


def number_fix(place: Location, number: str, safety: Literal["safe", "unsafe"] = "safe") -> Fix:
    """Write the number where it stands in another way."""
    return Fix(Words(f"改为{number}", f"Change to {number}"), (Edit(place, number),), safety)
