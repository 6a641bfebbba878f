"""The tables of a Word file: those of rows and merged cells, and those that only lay out the page."""

from collections.abc import Sequence
from itertools import compress
from typing import Any

from gidr_lint.base.location import Address, Location
from gidr_lint.document.source import Source
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Row, Table
from gidr_lint.formats.layout import is_text
from gidr_lint.formats.owner import Owner, Piece
from gidr_lint.formats.word.looks import Look, changed, is_fill
from gidr_lint.formats.word.numbering import on, whole
from gidr_lint.formats.word.parts import MC, choice
from gidr_lint.formats.word.plain_table import MAX_SPAN, PlainTable
from gidr_lint.formats.word.text import Texts

# What a tracked change of merging makes of a cell.
_MERGES = {"rest": "restart", "cont": "continue"}
_PLAIN = Look()


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
            if plain.is_single or is_text(plain.strings()):
                self._layout(list(self._rows(element)), number, place)
            elif plain.rows:
                self.written.append(plain)
                location = Location(None, _cell_at(number, 0, 0, place))
                self.blocks.append(Table(plain.to_rows(), location, "word"))
            return
        self._table_changes(element, _cell_at(number, 0, 0, place))
        was = self.is_cell_filled
        self.is_cell_filled = was or self._is_filled(element)
        self._read_table(element, number, place)
        self.is_cell_filled = was

    def _read_table(self, element: Any, number: int, place: int) -> None:
        """A table with merged cells, changes, or others in it."""
        rows = list(self._rows(element))
        lays_out = element.find(f".//{self.tbl}") is not None or (
            len(rows) == 1 and sum(1 for _ in self._cells(rows[0])) == 1
        )
        lays_out = lays_out or is_text(map(self._strings, rows))
        if lays_out:
            self._layout(rows, number, place)
            return
        built: list[tuple[list[list[Any]], Location]] = []
        above: dict[int, list[Any]] = {}
        for index, row in enumerate(rows):
            if self._is_gone(row, _cell_at(number, index, 0, place)):
                continue
            cells: list[list[Any]] = []
            open_ones: dict[int, list[Any]] = {}
            column = 0
            for cell, colspan, merge in self._laid(row, number, index, place):
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

    def _strings(self, row: Any) -> list[str]:
        """What the cells of a row say, near enough to tell text from figures."""
        return ["".join(t.text or "" for t in cell.iter(self.t)) for cell in self._cells(row)]

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
        if not self._shows_all(table, held):
            return ()
        return list(compress(elements, map(self.names.elements.__contains__, tags))) or (table,)

    def _shows_all(self, table: Any, held: set[str]) -> bool:
        """Whether all words of a table are read, and nothing is to be told of how they look."""
        for tag in held.intersection(self.looks):
            kinds = {item.get(self.val): item for item in table.iter(tag)}
            if not all(changed(_PLAIN, self.marks[tag], item, self.w).is_plain for item in kinds.values()):
                return False
        styles = [self.styles.default]
        for tag in held.intersection(self.style_tags):
            names = {item.get(self.val, "") for item in table.iter(tag)}
            styles += [self.styles.get(name) for name in names]
        return all(style.look.is_plain and not style.list_id for style in styles)

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

    def _is_gone(self, row: Any, address: Address) -> bool:
        """Whether a row was deleted, or is hidden; what was changed in it is noted."""
        w = self.w
        is_gone = False
        for properties in row:
            if properties.tag not in (w + "trPr", w + "tblPrEx"):
                continue
            for child in properties:
                tag = child.tag
                if tag == w + "del":
                    is_gone = True
                    self._note_at("deletion", address)
                elif tag == w + "hidden" and on(child, self.val):
                    is_gone = True
                    self._note_at("hidden", address)
                elif tag == w + "ins":
                    self._note_at("insertion", address)
                elif tag in self.changes:
                    self._note_at("format", address)
        return is_gone

    def _table_changes(self, table: Any, address: Address) -> None:
        for properties in table:
            if properties.tag in (self.w + "tblPr", self.w + "tblGrid"):
                if any(child.tag in self.changes for child in properties):
                    self._note_at("format", address)

    def _is_filled(self, element: Any) -> bool:
        """Whether a table or cell has a shading, or its style has some."""
        w = self.w
        properties = element.find(w + ("tblPr" if element.tag == self.tbl else "tcPr"))
        if properties is None:
            return False
        shade, style = properties.find(w + "shd"), properties.find(w + "tblStyle")
        if shade is not None and is_fill(shade, w):
            return True
        return style is not None and self.styles.fills(style.get(self.val, ""))

    def _laid(self, row: Any, number: int, index: int, place: int) -> Any:
        """The cells of a row: element (None for a place left out), columns, and how it is merged."""
        w = self.w
        properties = row.find(w + "trPr")
        before = properties.find(w + "gridBefore") if properties is not None else None
        column = 0
        if before is not None:
            column = min(max(whole(before.get(self.val), 1), 1), MAX_SPAN)
            yield None, column, None
        for cell in self._cells(row):
            colspan, merge, is_gone = 1, None, False
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
                    elif tag in self.cell_changes:
                        self._note_at(self.cell_changes[tag], _cell_at(number, index, column, place))
                        is_gone = is_gone or tag == w + "cellDel"
                        if tag == w + "cellMerge":
                            # What the merge becomes; what it was is in another attribute.
                            merge = _MERGES.get(child.get(w + "vMerge", ""))
            if not is_gone:
                yield cell, colspan, merge
                column += colspan

    def _cell(self, element: Any, address: Address) -> Text:
        owner = self._owner(address)
        was = self.is_cell_filled
        self.is_cell_filled = was or self._is_filled(element)
        for item in self._in_cell(element):
            self._cell_paragraph(item, owner)
        self.is_cell_filled = was
        own = owner.own
        self.written.append((address, own))
        if own.isspace() and not owner.labels:
            # A fix replaces the white space too.
            return Text("", 0, address)
        text = owner.text(is_cell=True)
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
            if self._is_gone(row, _cell_at(number, index, 0, place)):
                continue
            column = 0
            for cell, colspan, merge in self._laid(row, number, index, place):
                if cell is not None and merge not in ("continue", "left"):
                    self._laid_out(cell, _cell_at(number, index, column, place))
                column += colspan

    def _laid_out(self, cell: Any, address: Address) -> None:
        """What a cell holds, block by block; the paragraphs are parts of the cell's text."""
        owner = self._owner(address)
        found: list[tuple[Any, list[Any], int, int, int, bool]] = []
        was = self.is_cell_filled
        self.is_cell_filled = was or self._is_filled(cell)
        for item in self._in_cell(cell):
            if item.tag == self.tbl:
                found.append((item, [], 0, 0, 0, False))
                continue
            owner.bold = owner.light = False
            start = owner.end + (owner.count > 0)
            markup = self._cell_paragraph(item, owner)
            boxes, self.boxes = self.boxes, []
            found.append((None, boxes, start, owner.end, markup, owner.bold and not owner.light))
        self.is_cell_filled = was
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


def _cell_at(table: int, row: int, column: int, place: int) -> Address:
    return Address("body", None, table, row, column, None, None, place)
