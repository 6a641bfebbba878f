"""Merged cells spread over a rectangle."""

from collections.abc import Sequence

from gidr_lint.document.tree import Cell, Row

# A hostile table may claim any span; no official table is wider or longer than this.
MAX_SIDE = 400
MAX_AREA = 100_000


def to_grid(rows: Sequence[Row]) -> tuple[tuple[Cell, ...], ...] | None:
    """
    Spread merged cells (`rowspan`, `colspan` ≥ 1) over a rectangle.

    Returns:
        Rows of equal length, a merged cell in each place it covers; None where the rows are
        not equally long after spreading, or the rectangle would be out of all proportion.
    """
    if all(row.spans is None for row in rows):
        widths = {len(row.strings) for row in rows}
        return tuple(row.cells for row in rows) if len(widths) == 1 else None
    spread: list[dict[int, Cell]] = [{} for _ in rows]
    area = 0
    for index, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while column in spread[index]:
                column += 1
            for down in range(index, min(index + min(cell.rowspan, MAX_SIDE), len(rows))):
                for right in range(column, column + min(cell.colspan, MAX_SIDE)):
                    spread[down].setdefault(right, cell)
                    area += 1
                    if area > MAX_AREA:
                        return None
            column += min(cell.colspan, MAX_SIDE)
    width = max((len(row) for row in spread), default=0)
    if any(len(row) != width or (row and max(row) != width - 1) for row in spread):
        return None
    return tuple(tuple(row[column] for column in range(width)) for row in spread)
