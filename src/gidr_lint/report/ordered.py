"""
The applications table whose rows lost their labels on the way, read by the order of the form.

A converter may set the broken labels of some rows as paragraphs and leave their figures as rows
of their own. Such rows are certain only where nothing is left to choose: as many rows as the form
has, those with a label each in its place, and sums that hold.
"""

from collections.abc import Iterable

from gidr_lint.document.tree import Row, Table
from gidr_lint.forms.model import Form, FormTable
from gidr_lint.report.labels import Hit
from gidr_lint.report.matrix import Matrix
from gidr_lint.report.rows import FoundRow, Value, exactly, looks_like_value, of_cell

_FIGURES = 5


def rows_by_order(tables: Iterable[Table], matrix: Matrix, form: Form, table: FormTable) -> list[FoundRow]:
    """All rows of the form in their order; none where one of them is not certain."""
    official = table.blocks[0].rows
    count = matrix.count
    found: list[FoundRow] = []
    labelled: list[str] = []
    for row in (row for part in tables for row in part.rows):
        if sum(looks_like_value(cell.text.string) for cell in row.cells) < _FIGURES:
            continue
        hit, values = _read(row, matrix, count)
        if values is None or len(found) == len(official):
            return []
        place = official[len(found)]
        if hit is not None and hit.id != place.id:
            return []
        labelled += [place.id] if hit is not None else []
        named = Hit("row", place.id, place.label, 0)
        found.append(FoundRow(named, row.cells[0].text, values, row.location))
    ends = {official[0].id, official[-1].id}
    if len(found) < len(official) or len(labelled) * 2 < len(official) or not ends <= set(labelled):
        return []
    return found if _sums_hold(found, matrix, form, table) else []


def _read(row: Row, matrix: Matrix, count: int) -> tuple[Hit | None, list[Value] | None]:
    """The row that the cells before the figures name, and its values where they are certain."""
    first = next(i for i, cell in enumerate(row.cells) if looks_like_value(cell.text.string))
    labels = [cell.text.string for cell in row.cells[:first] if cell.text.string]
    values, sure = exactly([of_cell(cell) for cell in row.cells[first:]], count)
    if not sure:
        return None, None
    if not labels:
        return None, values
    hit = matrix.label_of(labels[-1])
    return (hit, values) if hit is not None and hit.kind == "row" else (None, None)


def _sums_hold(rows: list[FoundRow], matrix: Matrix, form: Form, table: FormTable) -> bool:
    """Whether every sum that can be worked out is right, and most of them can."""
    amounts = {
        (row.hit.id, column.id): value.read(column).amount
        for row in rows
        for column, value in zip(matrix.columns.columns, row.values, strict=True)
    }
    checked = skipped = 0
    for instance in form.instances:
        if instance.identity.table != table.id or instance.identity.kind == "plausibility":
            continue
        if instance.identity.op != "=":
            continue
        known = {
            target: amount
            for target in instance.cells
            if (amount := amounts.get((target.row or "", target.column or ""))) is not None
        }
        if len(known) < len(instance.cells):
            skipped += 1
            continue
        checked += 1
        if sum(known[target] for target in instance.left) != sum(known[target] for target in instance.right):
            return False
    return checked > skipped * 4 and any(amounts.values())
