"""The tables of a Word file: those of rows and merged cells, and those that only lay out the page."""

from collections.abc import Sequence
from itertools import compress
from typing import Any

from gidr_lint.base.location import Address, Location
from gidr_lint.document.source import Source
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Row, Table
from gidr_lint.formats.owner import Internal, Owner, Piece
from gidr_lint.formats.word.numbering import whole
from gidr_lint.formats.word.parts import MC, choice
from gidr_lint.formats.word.plain_table import MAX_SPAN, PlainTable
from gidr_lint.formats.word.text import RED, Texts


class Tables(Texts):
    """Reads tables; what a cell holds is text of its own, or blocks of the page."""

    def __init__(self, source: Source, *, trace: bool = False) -> None:
        super().__init__(source, trace=trace)
        self.tables = -1

    def _table(self, element: Any) -> None:
        self.tables += 1
        number, place = self.tables, self._next_place()
        elements = () if self.trace or self.open_comments else self._plain(element)
        if elements:
            plain = PlainTable(elements, self.names, number, place)
            if plain.is_single:
                self._layout(list(self._rows(element)), number, place)
            elif plain.rows:
                self.written.append(plain)
                location = Location(None, _cell_at(number, 0, 0, place))
                self.blocks.append(Table(plain.to_rows(), location, "word"))
            return
        rows = list(self._rows(element))
        lays_out = element.find(f".//{self.tbl}") is not None or (
            len(rows) == 1 and sum(1 for _ in self._cells(rows[0])) == 1
        )
        if lays_out:
            self._layout(rows, number, place)
            return
        built: list[tuple[list[list[Any]], Location]] = []
        above: dict[int, list[Any]] = {}
        for index, row in enumerate(rows):
            if self._is_deleted(row):
                self.internal.append(Internal("deletion", Location(None, _cell_at(number, index, 0, place))))
                continue
            cells: list[list[Any]] = []
            open_ones: dict[int, list[Any]] = {}
            column = 0
            for cell, colspan, merge in self._laid(row):
                if cell is None:
                    cells.append([Text("", 0, _cell_at(number, index, column, place)), 1, colspan])
                    column += colspan
                    continue
                if merge == "continue" and column in above:
                    held = above[column]
                    held[1] += 1
                    open_ones[column] = held
                    column += held[2]
                    continue
                if merge == "left" and cells:
                    cells[-1][2] += colspan
                    column += colspan
                    continue
                held = [self._cell(cell, _cell_at(number, index, column, place)), 1, colspan]
                cells.append(held)
                if merge is not None:
                    open_ones[column] = held
                column += colspan
            above = open_ones
            end = Location(None, _cell_at(number, index, max(column - 1, 0), place))
            built.append((cells, end))
        finished = tuple(
            Row(tuple(Cell(text, None, rowspan, colspan) for text, rowspan, colspan in cells), end)
            for cells, end in built
        )
        if finished:
            self.blocks.append(Table(finished, Location(None, _cell_at(number, 0, 0, place)), "word"))

    def _plain(self, table: Any) -> Sequence[Any]:
        """
        The elements that count of a table that holds nothing but rows, cells and text, as nearly every
        one does: then one pass reads it. Empty for any other table.
        """
        elements = list(table.iter())
        tags = [element.tag for element in elements]
        held = set(tags)
        if not self.uncommon.isdisjoint(held) or tags.count(self.tbl) > 1:
            return ()
        if self.color in held:
            colors = {color.get(self.val, "") for color in table.iter(self.color)}
            if any(map(RED.fullmatch, colors)):
                return ()
        if self.pstyle in held:
            names = {style.get(self.val, "") for style in table.iter(self.pstyle)}
            if any(self.styles.get(name).list_id or self.styles.get(name).hidden for name in names):
                return ()
        return list(compress(elements, map(self.names.elements.__contains__, tags))) or (table,)

    def _rows(self, parent: Any) -> Any:
        for child in parent:
            tag = child.tag
            if tag == self.tr:
                yield child
            elif tag == self.sdt:
                content = child.find(self.w + "sdtContent")
                if content is not None:
                    yield from self._rows(content)
            elif tag in self.block_tags:
                yield from self._rows(child)
            else:
                self._between(child)

    def _cells(self, parent: Any) -> Any:
        for child in parent:
            tag = child.tag
            if tag == self.tc:
                yield child
            elif tag == self.sdt:
                content = child.find(self.w + "sdtContent")
                if content is not None:
                    yield from self._cells(content)
            elif tag in self.block_tags:
                yield from self._cells(child)

    def _is_deleted(self, row: Any) -> bool:
        properties = row.find(self.w + "trPr")
        return properties is not None and properties.find(self.w + "del") is not None

    def _laid(self, row: Any) -> Any:
        """The cells of a row: element (None for a place left out), columns, and how it is merged."""
        w = self.w
        properties = row.find(w + "trPr")
        before = properties.find(w + "gridBefore") if properties is not None else None
        if before is not None:
            yield None, min(max(whole(before.get(self.val), 1), 1), MAX_SPAN), None
        for cell in self._cells(row):
            colspan, merge = 1, None
            properties = cell.find(w + "tcPr")
            if properties is not None:
                for child in properties:
                    tag = child.tag
                    if tag == w + "gridSpan":
                        colspan = min(max(whole(child.get(self.val), 1), 1), MAX_SPAN)
                    elif tag == w + "vMerge":
                        merge = child.get(self.val, "continue")
                    elif tag == w + "hMerge" and child.get(self.val, "continue") == "continue":
                        merge = "left"
            yield cell, colspan, merge

    def _cell(self, element: Any, address: Address) -> Text:
        owner = self._owner(address)
        for item in self._in_cell(element):
            self._cell_paragraph(item, owner)
        own = owner.own
        self.written.append((address, own))
        if own.isspace() and not owner.labels:
            # A fix replaces the white space too.
            return Text("", 0, address)
        text = owner.text()
        return text.strip() if text.string else text

    def _in_cell(self, parent: Any) -> Any:
        """The paragraphs and tables in a cell."""
        for child in parent:
            tag = child.tag
            if tag == self.p or tag == self.tbl:
                yield child
            elif tag == self.sdt:
                content = child.find(self.w + "sdtContent")
                if content is not None:
                    yield from self._in_cell(content)
            elif tag in self.block_tags:
                yield from self._in_cell(child)
            elif tag == MC + "AlternateContent":
                yield from self._in_cell(choice(child))
            else:
                self._between(child)

    def _cell_paragraph(self, element: Any, owner: Owner) -> int:
        """Add a paragraph to the text of its cell; the level of the heading that it is."""
        if owner.count:
            if self.trace:
                owner.pieces.append(Piece(owner.length, "\n", None))
            owner.add("\n")
        owner.count += 1
        style, markup, _ = self._properties(element, owner)
        self._inline(element, owner, style)
        return markup

    def _layout(self, rows: list[Any], number: int, place: int) -> None:
        """A table that holds others, or the whole text in its one cell, only lays out the page."""
        for index, row in enumerate(rows):
            if self._is_deleted(row):
                continue
            column = 0
            for cell, colspan, merge in self._laid(row):
                if cell is not None and merge not in ("continue", "left"):
                    self._laid_out(cell, _cell_at(number, index, column, place))
                column += colspan

    def _laid_out(self, cell: Any, address: Address) -> None:
        """What a cell holds, block by block; the paragraphs are parts of the cell's text."""
        owner = self._owner(address)
        found: list[tuple[Any, int, int, int, bool]] = []
        for item in self._in_cell(cell):
            if item.tag == self.tbl:
                found.append((item, 0, 0, 0, False))
                continue
            owner.bold = owner.light = False
            start = owner.end + (owner.count > 0)
            markup = self._cell_paragraph(item, owner)
            found.append((None, start, owner.end, markup, owner.bold and not owner.light))
        self.written.append((address, owner.own))
        text = owner.text()
        for table, start, end, markup, bold in found:
            if table is not None:
                self._table(table)
            elif start < end:
                self._emit(text.part(start, end), markup, bold=bold)


def _cell_at(table: int, row: int, column: int, place: int) -> Address:
    return Address("body", None, table, row, column, None, None, place)
