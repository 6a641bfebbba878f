"""The tables of a `Draft` as an Excel workbook, as an office keeps them; written by openpyxl."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gidr_lint.testing.shapes import Writer

if TYPE_CHECKING:
    from gidr_lint.testing.draft import Draft


def workbook(
    draft: "Draft",
    *,
    together: bool = False,
    titles: bool = True,
    merge: bool = True,
    at: tuple[int, int] = (1, 1),
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """
    The three tables, a sheet each or all `together` on one, from row and column `at` (from 1).

    Figures are numbers. With `titles` a line above each table names organ, year and table; without
    `merge` a merged cell's text stands in its first cell alone. `change` may alter the
    `openpyxl.Workbook` before it is saved.
    """
    from openpyxl import Workbook

    book: Any = Workbook()
    sheet = book.active
    row = at[0]
    for number, table in enumerate(draft.form.tables):
        if table.id not in draft.tables:
            continue
        if not together:
            sheet = book.create_sheet(table.name) if number else sheet
            sheet.title = table.name
            row = at[0]
        if titles:
            sheet.cell(row, at[1], f"{draft.organisation}{draft.year}年政府信息公开{table.name}")
            row += 1
        row = _table(sheet, Writer(draft, "html", "blank").grid(table), row, at[1], merge=merge) + 1
    if change is not None:
        change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _table(sheet: Any, grid: Any, top: int, left: int, *, merge: bool) -> int:
    """Write a table; the first row below it."""
    taken: set[tuple[int, int]] = set()
    for down, boxes in enumerate(grid):
        column = left
        for box in boxes:
            while (top + down, column) in taken:
                column += 1
            value: Any = box.text
            if box.target is not None and box.text.lstrip("-").replace(".", "", 1).isdigit():
                value = float(box.text) if "." in box.text else int(box.text)
            if value != "":
                sheet.cell(top + down, column, value)
            taken |= {(top + down + y, column + x) for y in range(box.rowspan) for x in range(box.colspan)}
            if merge and (box.rowspan > 1 or box.colspan > 1):
                sheet.merge_cells(
                    start_row=top + down,
                    start_column=column,
                    end_row=top + down + box.rowspan - 1,
                    end_column=column + box.colspan - 1,
                )
            column += box.colspan
    return top + len(grid)
