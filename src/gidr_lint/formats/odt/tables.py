"""The tables of an ODT file: those of rows and merged cells, and those that only lay out the page."""

from collections.abc import Iterator
from typing import Any

from gidr_lint.base.location import Address, Location
from gidr_lint.document.source import Source
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Row, Table
from gidr_lint.formats.layout import is_text
from gidr_lint.formats.odt.lists import List
from gidr_lint.formats.odt.names import DRAW, TABLE, TEXT, number
from gidr_lint.formats.odt.text import H, P, Texts
from gidr_lint.formats.owner import Owner

# Of rows and columns; no table of a report has as many.
MAX_SPAN = 400
_TABLE, _CELL, _COVERED = f"{TABLE}table", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_ROW_GROUPS = (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group")
_HOLDERS = (
    f"{TEXT}section",
    f"{TEXT}list",
    f"{TEXT}list-item",
    f"{TEXT}list-header",
    f"{TEXT}numbered-paragraph",
)
# A cell as laid: its element (None for a place that nothing covers), its column, the rows and columns it covers.
_Laid = tuple[Any, int, int, int]


class Tables(Texts):
    """Reads tables; what a cell holds is text of its own, or blocks of the page."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.tables = -1

    def _table(self, element: Any) -> None:
        self.tables += 1
        number, place = self.tables, self._next_place()
        rows = self._laid(element)
        is_frame = len(rows) == 1 and len(rows[0]) == 1
        if is_frame or element.find(f".//{_TABLE}") is not None or _is_text(rows):
            for index, cells in enumerate(rows):
                for cell, column, _, _ in cells:
                    if cell is not None:
                        self._laid_out(cell, _cell_at(number, index, column, place))
            return
        built: list[Row] = []
        for index, cells in enumerate(rows):
            if not cells:
                continue
            found: list[Cell] = []
            last = 0
            for cell, column, rowspan, colspan in cells:
                address = _cell_at(number, index, column, place)
                found.append(Cell(self._cell(cell, address), None, rowspan, colspan))
                last = column + colspan - 1
            built.append(Row(tuple(found), Location(None, _cell_at(number, index, last, place))))
        if built:
            self.blocks.append(Table(tuple(built), Location(None, _cell_at(number, 0, 0, place)), "word"))

    def _laid(self, table: Any) -> list[list[_Laid]]:
        """
        The cells of each row in the grid. What a merged cell covers is written as covered cells, which some
        programs leave out; where nothing covers one, it is blank.
        """
        rows: list[list[_Laid]] = []
        # Of each column, down to which row a cell of an earlier column or row reaches.
        reach: dict[int, int] = {}
        for row in _rows(table):
            repeated = number(row, f"{TABLE}number-rows-repeated", 1, MAX_SPAN)
            self._take(row, repeated)
            if row.get(f"{TABLE}visibility") in ("collapse", "filter"):
                # Nothing is laid in it, and it still counts.
                rows.extend([] for _ in range(repeated))
                self._note(
                    "hidden",
                    Owner(Address("body", None, self.tables, len(rows) - 1, 0, None, None, self.place)),
                )
                continue
            for _ in range(repeated):
                rows.append(self._laid_row(row, len(rows), reach))
        return rows

    def _laid_row(self, row: Any, index: int, reach: dict[int, int]) -> list[_Laid]:
        found: list[_Laid] = []
        column = 0
        for cell in row:
            if cell.tag not in (_CELL, _COVERED):
                continue
            repeated = number(cell, f"{TABLE}number-columns-repeated", 1, MAX_SPAN)
            self._take(cell, repeated)
            for _ in range(repeated):
                if cell.tag == _COVERED:
                    if reach.get(column, -1) < index:
                        found.append((None, column, 1, 1))
                    column += 1
                    continue
                while reach.get(column, -1) >= index:
                    column += 1
                if column >= MAX_SPAN:
                    return found
                colspan = number(cell, f"{TABLE}number-columns-spanned", 1, MAX_SPAN)
                self._take(None, colspan)
                rowspan = number(cell, f"{TABLE}number-rows-spanned", 1, MAX_SPAN)
                found.append((cell, column, rowspan, colspan))
                if rowspan > 1 or colspan > 1:
                    for covered in range(column, column + colspan):
                        reach[covered] = index + rowspan - 1
                column += 1
        return found

    def _cell(self, element: Any, address: Address) -> Text:
        owner = self._owner(address)
        if element is not None:
            for item, label in self._in_cell(element, None, 0):
                self._cell_paragraph(item, owner, label)
        own = owner.own
        self.written.append((address, own))
        if own.isspace() and not owner.labels:
            return Text("", 0, address)
        text = owner.text(is_cell=True)
        return text.strip() if text.string else text

    def _in_cell(self, parent: Any, outer: List | None, depth: int) -> Iterator[tuple[Any, str | None]]:
        """The paragraphs and tables in a cell, each with the number that is drawn before it."""
        label = self.lists.label(outer, depth, parent)
        for child in parent:
            tag = child.tag
            if tag in (P, H, _TABLE):
                yield child, label
                label = label and ""
            elif tag == f"{TEXT}list":
                yield from self._in_cell(child, self.lists.begun(child, outer), depth + 1)
            elif tag in _HOLDERS:
                yield from self._in_cell(child, outer, depth)
            elif tag.startswith(DRAW):
                self._drawing(child, self.place)
            else:
                self._mark(child, None)

    def _cell_paragraph(self, element: Any, owner: Owner, label: str | None) -> int:
        """Add a paragraph to the text of its cell; the level of the heading that it is."""
        if owner.count:
            owner.add("\n")
        owner.count += 1
        return self._paragraph_text(element, owner, label)[1]

    def _laid_out(self, cell: Any, address: Address) -> None:
        """What a cell holds, block by block; the paragraphs are parts of the cell's text."""
        owner = self._owner(address)
        found: list[tuple[Any, list[Any], int, int, int, bool]] = []
        for item, label in self._in_cell(cell, None, 0):
            if item.tag == _TABLE:
                found.append((item, [], 0, 0, 0, False))
                continue
            owner.bold = owner.light = False
            start = owner.end + (owner.count > 0)
            markup = self._cell_paragraph(item, owner, label)
            boxes, self.boxes = self.boxes, []
            found.append((None, boxes, start, owner.end, markup, owner.bold and not owner.light))
        self.written.append((address, owner.own))
        text = owner.text(is_cell=True)
        for table, boxes, start, end, markup, bold in found:
            if table is not None:
                self._table(table)
            elif start < end:
                self._emit(text.part(start, end), markup, bold=bold)
            self.boxes = boxes
            self._behind()

    def _behind(self) -> None:
        """Read what floats beside what has just been read; whoever reads the whole page knows how."""
        raise NotImplementedError


def _is_text(rows: list[list[_Laid]]) -> bool:
    """Whether the cells of a table are paragraphs."""
    return is_text(
        ["" if cell is None else "".join(cell.itertext()) for cell, _, _, _ in row] for row in rows
    )


def _rows(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cell_at(table: int, row: int, column: int, place: int) -> Address:
    return Address("body", None, table, row, column, None, None, place)
