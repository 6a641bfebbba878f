"""
Tables laid out as one that was bound before.

Where two tables differ in nothing but their figures, the labels and headers of the second need
no second look: each of its cells is bound as the one in the same place was. Kept is only what was
bound with certainty, in the order of its form, by the words of the tables alone.
"""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Row, Table
from gidr_lint.forms.model import Block as FormBlock
from gidr_lint.forms.model import Column, Form, FormTable
from gidr_lint.forms.model import Row as FormRow
from gidr_lint.report.amounts import read_figure
from gidr_lint.report.labels import Kept
from gidr_lint.report.model import BoundBlock, BoundCell, BoundLabel, BoundTable
from gidr_lint.report.rows import looks_like_value

# No official table is near as long, and hostile ones are not kept.
_MOST_ROWS, _LONGEST_ROW = 80, 40
_LONGEST_WORDS = 400

Key = tuple[object, ...]
# Where a cell or its text stands: the row counted over all tables, and the cell in it.
Places = dict[Cell | Text, tuple[int, int]]


class _Label(NamedTuple):
    """A label and the place of its cell: the row counted over all tables, and the cell in it."""

    row: int
    cell: int
    id: str
    official: str
    distance: int
    kind: str


class _Bound(NamedTuple):
    """A value cell and its place."""

    row: int
    cell: int
    key: tuple[str, str]
    target: Target
    form_row: FormRow
    column: Column


class _Block(NamedTuple):
    form: Form
    table: FormTable
    block: FormBlock
    cells: tuple[_Bound, ...]
    labels: tuple[_Label, ...]
    signs: tuple[_Label, ...]
    has_slips: bool
    is_shuffled: bool
    missing_rows: tuple[str, ...]
    missing_columns: tuple[str, ...]


Known = Kept[Key, tuple[_Block, ...]]


def recall(known: Known, key: Key, tables: list[Table]) -> tuple[BoundBlock, ...] | None:
    """The blocks of tables whose layout is known, else None."""
    blocks = known.get(key)
    if blocks is None:
        return None
    rows = [row for table in tables for row in table.rows]
    location = tables[0].location
    found = []
    for block in blocks:
        cells = {}
        for row, place, id, target, form_row, column in block.cells:
            line = rows[row]
            figure = read_figure(line.strings[place], column)
            cells[id] = BoundCell(target, figure, form_row, column, (line, place))
        found.append(
            BoundBlock(
                block.form,
                block.table,
                block.block,
                location,
                sure=True,
                cells=cells,
                labels=partial(_labels, block.labels, rows),
                signs=partial(_labels, block.signs, rows),
                missing_rows=block.missing_rows,
                missing_columns=block.missing_columns,
                has_slips=block.has_slips,
                is_shuffled=block.is_shuffled,
            )
        )
    return tuple(found)


def keep(known: Known, key: Key, bound: BoundTable) -> None:
    """Remember how a table was bound, if nothing of it is in doubt."""
    if bound.state != "bound":
        return
    places: Places = {}
    for number, row in enumerate(row for table in bound.tables for row in table.rows):
        for place, cell in enumerate(row.cells):
            places[cell] = places[cell.text] = (number, place)
    found = [_block_of(block, places) for block in bound.blocks]
    if None in found:
        return
    known.keep(key, tuple(found))  # type: ignore[arg-type]


def layout(table: Table) -> Key | None:
    """What makes out the layout of a table: its words, and where figures stand. None where that is much."""
    if table.shape == "lines" or len(table.rows) > _MOST_ROWS:
        return None
    parts: list[object] = [table.shape]
    for row in table.rows:
        words = ["0" if looks_like_value(string) else string for string in row.strings]
        if len(words) > _LONGEST_ROW or len("".join(words)) > _LONGEST_WORDS:
            return None
        parts.append(tuple(words))
        if row.spans is not None:
            parts.append(row.spans)
    return tuple(parts)


def _block_of(block: BoundBlock, places: Places) -> _Block | None:
    """A block as it may be bound again; None where more is known of it than where its cells stand."""
    odd = (
        block.unknown_rows,
        block.repeated,
        block.moved,
        block.strays,
        block.doubtful_rows,
        block.doubt,
    )
    if not block.sure or any(odd):
        return None
    cells = []
    for cell in block.cells.values():
        own = cell.cell
        place = places.get(own) if own is not None else None
        if own is None or place is None or cell.text is not own.text or cell.location != own.location:
            return None
        if cell.figure != read_figure(cell.text.string, cell.column):
            return None  # its amount is withheld
        cells.append(_Bound(*place, (cell.row.id, cell.column.id), cell.target, cell.row, cell.column))
    labels = _places_of(block.labels, places)
    signs = _places_of(block.signs, places)
    if labels is None or signs is None:
        return None
    return _Block(
        block.form,
        block.table,
        block.block,
        tuple(cells),
        labels,
        signs,
        block.has_slips,
        block.is_shuffled,
        block.missing_rows,
        block.missing_columns,
    )


def _places_of(labels: Iterable[BoundLabel], places: Places) -> tuple[_Label, ...] | None:
    found = []
    for label in labels:
        place = places.get(label.text)
        if place is None or label.location != label.text.location():
            return None
        found.append(_Label(*place, label.id, label.official, label.distance, label.kind))
    return tuple(found)


def _labels(labels: Iterable[_Label], rows: list[Row]) -> tuple[BoundLabel, ...]:
    found = []
    for row, place, id, official, distance, kind in labels:
        text = rows[row].cells[place].text
        found.append(BoundLabel(id, official, text, text.location(), distance, kind))  # type: ignore[arg-type]
    return tuple(found)
