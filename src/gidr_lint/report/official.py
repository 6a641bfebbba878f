"""One official table of a page: where it stands, how its rows become cells, and how its binding comes out."""

from collections.abc import Iterable
from typing import NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.location import Location, at
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Table
from gidr_lint.forms.model import OFFICIAL, Row
from gidr_lint.report.amounts import Figure
from gidr_lint.report.model import (
    NOTHING,
    BoundBlock,
    BoundCell,
    BoundLabel,
    BoundTable,
    Doubt,
    Misfit,
    TableState,
)
from gidr_lint.report.page import Page
from gidr_lint.report.rows import FoundRow, Place


class Official:
    """An official table on its way: the tables of the page that hold it, and all blocks of its section."""

    def __init__(self, page: Page, id: str, tables: list[Table]) -> None:
        self.page = page
        self.id = id
        self.tables = tables
        self.region = page.region(id)
        self.section = page.section_of(tables, id)
        self.location = page.location(tables, id)

    def bound(self, blocks: Iterable[BoundBlock], state: TableState = "bound") -> BoundTable:
        """The table as it was read; what stands around it in its section is no prose."""
        self.page.use(self.region)
        return BoundTable(
            self.id,
            state,
            blocks=tuple(blocks),
            location=self.location,
            section=self.section,
            tables=tuple(self.tables),
        )

    def unreadable(
        self, doubt: str, blocks: tuple[BoundBlock, ...] = (), misfit: Misfit | None = None
    ) -> BoundTable:
        """A table that is there and cannot be read; the doubt says what of it is not certain."""
        self.page.use(self.region)
        return BoundTable(
            self.id,
            "unreadable",
            blocks=blocks,
            location=self.location,
            section=self.section,
            tables=tuple(self.tables),
            doubt=doubt,
            misfit=misfit,
        )

    def absent(self) -> BoundTable:
        """A table that is not in its section: nowhere, or torn to pieces in another."""
        return self.page.absent(self.id, self.location, self.section)


class Beside(NamedTuple):
    """What was found of a block besides its rows: labels of columns, and rows that are none of the form's."""

    missing_rows: tuple[str, ...]
    missing_columns: tuple[str, ...]
    labels: tuple[BoundLabel, ...] = ()
    unknown: tuple[Text, ...] = ()
    signs: tuple[BoundLabel, ...] = ()
    moved: tuple[BoundLabel, ...] = ()
    strays: tuple[BoundLabel, ...] = ()


def bound_block(
    place: Place, location: Location, rows: Iterable[FoundRow], beside: Beside, *, is_wider: bool = False
) -> BoundBlock:
    """The rows that were found, as cells of a block of the form; `is_wider` as in `BoundBlock`."""
    form, table, block = place
    cells: dict[str, dict[str, BoundCell]] = {}
    labels = list(beside.labels)
    unknown = list(beside.unknown)
    repeated: list[BoundLabel] = []
    doubtful: dict[str, Doubt] = {}
    form_rows = {row.id: row for row in block.rows}
    runs: dict[str, int] = {}
    for found in rows:
        row = form_rows.get(found.hit.id)
        if row is None:
            unknown.append(found.label)
            continue
        label = BoundLabel(row.id, row.label, found.label, found.label.location(), found.hit.distance, "row")
        if row.id not in cells:
            runs[row.id] = found.run
            labels.append(label)
            if not found.sure:
                doubtful[row.id] = "name" if found.renamed else "columns"
            cells[row.id] = _cells(place, row, found)
        elif any(value.text.string for value in found.values):
            if found.run == runs[row.id]:
                repeated.append(label)
            doubtful[row.id] = "twice"
            cells[row.id] = {name: cell.doubtful() for name, cell in cells[row.id].items()}
        # Else it is a label alone, cut off by a page, which says nothing twice.
    every = [column.id for column in block.columns]
    return BoundBlock(
        form,
        table,
        block,
        location,
        sure=True,
        cells={(r, c): cells[r][c] for r in form_rows if r in cells for c in every if c in cells[r]},
        labels=tuple(labels),
        missing_rows=beside.missing_rows,
        missing_columns=beside.missing_columns,
        unknown_rows=tuple(unknown),
        repeated=tuple(repeated),
        signs=beside.signs,
        moved=beside.moved,
        strays=beside.strays,
        doubtful_rows=doubtful,
        is_wider=is_wider,
    )


def _cells(place: Place, row: Row, found: FoundRow) -> dict[str, BoundCell]:
    """The cells of one row by column; those that the page lacks stand at the row's end."""
    _, table, block = place
    columns = {column.id: column for column in block.columns}
    names = found.columns or tuple(columns)
    words = None if table.id in OFFICIAL else table.words
    line: dict[str, BoundCell] = {}
    for name, value in zip(names, found.values, strict=False):
        column = columns[name]
        target = Target(table.section, table.id, row.id, name)
        cell = BoundCell(
            target, value.read(column), row, column, value.cell, value.text, value.location, words
        )
        line[name] = cell if found.sure else cell.doubtful()
    span = found.location.span
    end = found.location if span is None else at(span.end, span.end)
    for name in names[len(found.values) :]:
        target = Target(table.section, table.id, row.id, name)
        line[name] = BoundCell(target, Figure("", "absent"), row, columns[name], None, NOTHING, end, words)
    return line
