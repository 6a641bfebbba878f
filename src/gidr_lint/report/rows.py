"""Rows of tables on their way to a form: which cells are labels, which are values."""

from collections.abc import Sequence
from typing import NamedTuple

from gidr_lint.base.location import Location, at
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Row, Table
from gidr_lint.forms.model import Block as FormBlock
from gidr_lint.forms.model import Column, Form, FormTable
from gidr_lint.report.amounts import Figure, read_figure
from gidr_lint.report.labels import Hit

# What heads a column of running numbers, and how many of them make one.
_SERIAL = "序号"
_SERIALS = 3
VALUE_STATES = ("number", "dash", "word-zero", "placeholder")
NO_COLUMN = None


class Value:
    """One value cell on its way: the cell, or None where the row is too short for it."""

    __slots__ = ("cell", "location", "text")

    def __init__(self, cell: Cell | None, text: Text, location: Location | None = None) -> None:
        self.cell = cell
        self.text = text
        self.location = location

    def read(self, column: Column) -> Figure:
        """What it holds, as a figure of this column."""
        if self.cell is None and not self.text.string:
            return Figure("", "absent")
        return read_figure(self.text.string, column)


class Place(NamedTuple):
    """Where a row belongs: form, table and block."""

    form: Form
    table: FormTable
    block: FormBlock


class FoundRow:
    """
    A row whose label is known. `sure` is false where its values could stand in other columns, or where
    it is known by its place alone (`renamed`). In another `run` a label may stand again: 上半年 and 下半年.
    """

    __slots__ = ("columns", "hit", "label", "location", "renamed", "run", "sure", "values")

    def __init__(
        self,
        hit: Hit,
        label: Text,
        values: list[Value],
        location: Location,
        *,
        sure: bool = True,
        renamed: bool = False,
        columns: tuple[str, ...] | None = None,
        run: int = 0,
    ) -> None:
        self.run = run
        self.hit = hit
        self.label = label
        self.values = values
        self.location = location
        self.sure = sure
        self.renamed = renamed
        self.columns = columns


def of_cell(cell: Cell) -> Value:
    return Value(cell, cell.text)


def absent(row: Row) -> Value:
    """The value that a short row lacks, placed at the row's end."""
    span = row.location.span
    end = span.end if span else 0
    spot = at(end, end) if span else row.location
    return Value(None, Text("", ()), spot)


def looks_like_value(string: str) -> bool:
    """Whether a cell's text is a figure (with or without marks) rather than a label or a remark."""
    if string.isdecimal():
        return True
    if not string or len(string) > 40:
        return False
    return read_figure(string, NO_COLUMN).state in VALUE_STATES


def exactly(values: Sequence[Value], count: int) -> tuple[list[Value], bool]:
    """
    The `count` values of a row from the cells behind its label. Blanks before and behind them
    are flattened merges. Returns the values and whether they are certain.
    """
    held = list(values)
    if len(held) == count:
        return held, True
    if len(held) < count:
        return held, False
    blank = [not value.text.string for value in held]
    filled = [index for index, empty in enumerate(blank) if not empty]
    if not filled:
        return held[:count], True
    first, last = filled[0], filled[-1]
    extra = len(held) - count
    if last - first + 1 == count:
        return held[first : last + 1], True
    lead, trail = first, len(held) - 1 - last
    if lead >= extra and trail == 0:
        return held[extra:], True
    if trail >= extra and lead == 0:
        return held[:count], True
    if len(filled) == count:
        return [held[index] for index in filled], True
    if last - first + 1 > count:
        return held[:count], False
    return held[extra:] if lead >= extra else held[:count], False


def without_serials(table: Table) -> Table:
    """
    The table without the column of running numbers at its left, where there is one: its head says so, and all
    that stands in it counts on from 1.
    """
    if not any(row.strings and _is_serial_head(row.strings[0]) for row in table.rows) or table.grid is None:
        return table
    last = count = 0
    rows: list[Row] = []
    above: Cell | None = None
    for line, row in zip(table.grid, table.rows, strict=True):
        cell = line[0]
        if cell is above:
            rows.append(row)
            continue
        above = cell
        if cell.colspan > 1:
            # A band over the whole width.
            rows.append(Row((cell.over(cell.rowspan, cell.colspan - 1), *row.cells[1:]), row.location))
            continue
        string = cell.text.string.strip()
        if string and not _is_serial_head(string):
            if not string.isdecimal() or int(string) not in (1, last + 1):
                return table
            last = int(string)
            count += 1
        rows.append(Row(row.cells[1:], row.location))
    return Table(tuple(rows), table.location, table.shape) if count >= _SERIALS else table


def _is_serial_head(string: str) -> bool:
    return "".join(string.split()) == _SERIAL
