"""
A table of a Word file that holds nothing but rows, cells and text, as nearly every one does.

One pass over the elements that count reads it. Of most cells only the words are wanted, so cells,
rows' places and addresses are made when they are asked for.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from gidr_lint.base.location import Address, Location
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Row
from gidr_lint.formats.word.numbering import whole

MAX_SPAN = 400
# The pieces of a cell's text, how many columns it covers, and how it is merged with the one above.
_Written = tuple[list[str], int, str]
# A cell on its way: its text as written, its column in the grid, the rows and columns it covers.
_Place = tuple[str, int, int, int]


class Names(NamedTuple):
    """The names of elements and attributes in the file's own name space."""

    tr: str
    tc: str
    p: str
    t: str
    span: str
    merge: str
    val: str

    @property
    def elements(self) -> frozenset[str]:
        """Those of the elements."""
        return frozenset(self[:6])


class PlainTable:
    """A table as read: `number` counts tables from 0, `place` blocks; iterated, its cells' texts by address."""

    __slots__ = ("ends", "number", "place", "rows")

    def __init__(self, elements: Sequence[Any], names: Names, number: int, place: int) -> None:
        self.number = number
        self.place = place
        self.rows: list[list[_Place]] = []
        self.ends: list[int] = []
        self._lay(_written(elements, names))

    @property
    def is_single(self) -> bool:
        """Whether it is one cell, which lays out what is in it."""
        return len(self.rows) == 1 and len(self.rows[0]) == 1

    def _lay(self, written: list[list[_Written]]) -> None:
        above: dict[int, tuple[list[_Place], int]] = {}
        for line in written:
            found: list[_Place] = []
            open_ones: dict[int, tuple[list[_Place], int]] = {}
            column = 0
            for parts, colspan, merge in line:
                if merge == "continue" and column in above:
                    row, index = open_ones[column] = above[column]
                    text, _, rowspan, colspan = row[index]
                    row[index] = (text, column, rowspan + 1, colspan)
                    column += colspan
                    continue
                if merge:
                    open_ones[column] = (found, len(found))
                found.append(("".join(parts), column, 1, colspan))
                column += colspan
            above = open_ones
            self.rows.append(found)
            self.ends.append(max(column - 1, 0))

    def _address(self, row: int, column: int) -> Address:
        return Address("body", None, self.number, row, column, None, None, self.place)

    def __iter__(self) -> Iterator[tuple[Address, str]]:
        for index, row in enumerate(self.rows):
            for written, column, _, _ in row:
                yield self._address(index, column), written

    def strings(self) -> Iterator[list[str]]:
        """What the cells of each row hold."""
        return ([written for written, _, _, _ in row] for row in self.rows)

    def to_rows(self) -> tuple[Row, ...]:
        """Its rows, whose cells are made when they are asked for."""
        found = []
        for index, row in enumerate(self.rows):
            strings = tuple([written.strip() for written, _, _, _ in row])
            spans = tuple([cell[2:] for cell in row])
            cells, end = partial(self._cells, index), partial(self._end, index)
            found.append(Row(cells, end, strings, None if set(spans) == {(1, 1)} else spans))
        return tuple(found)

    def _end(self, index: int) -> Location:
        return Location(None, self._address(index, self.ends[index]))

    def _cells(self, index: int) -> tuple[Cell, ...]:
        found = []
        for written, column, rowspan, colspan in self.rows[index]:
            address = self._address(index, column)
            text = Text("" if written.isspace() else written, 0, address)
            if text.string and (written[0].isspace() or written[-1].isspace()):
                text = text.strip()
            found.append(Cell(text, None, rowspan, colspan))
        return tuple(found)


def _written(elements: Sequence[Any], names: Names) -> list[list[_Written]]:
    tr, tc, p, t, span, _, val = names
    rows: list[list[_Written]] = []
    parts: list[str] = []
    paragraphs = 0
    cells: list[_Written] = []
    for element in elements:
        tag = element.tag
        if tag == t:
            if element.text:
                parts.append(element.text)
        elif tag == p:
            if paragraphs:
                parts.append("\n")
            paragraphs += 1
        elif tag == tc:
            parts = []
            paragraphs = 0
            cells.append((parts, 1, ""))
        elif tag == tr:
            cells = []
            rows.append(cells)
        elif not cells:
            continue  # a span that stands in no cell
        elif tag == span:
            cells[-1] = (parts, min(max(whole(element.get(val), 1), 1), MAX_SPAN), cells[-1][2])
        else:
            cells[-1] = (parts, cells[-1][1], element.get(val, "continue"))
    return rows
