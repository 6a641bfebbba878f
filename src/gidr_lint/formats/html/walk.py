"""
HTML as blocks: tables with their spans, headings and paragraphs, each piece with its place.

A whole page and HTML inside Markdown are read by the same walk. What a browser would not show is
left out; a table that only lays out the page gives way to what its cells hold.
"""

import html
import re
from typing import NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError
from gidr_lint.base.location import at
from gidr_lint.base.stopping import look
from gidr_lint.document.headings import heading, mark_of
from gidr_lint.document.lines import LineBuilder, blocks_of_lines, join_lines
from gidr_lint.document.text import Run, Text
from gidr_lint.document.tree import Block, Cell, Row, Table
from gidr_lint.formats.html.elements import (
    BREAKING,
    HEADINGS,
    HOLDING,
    NEVER_SHOWN,
    TABLE,
    VOID,
    ends_hidden,
    is_hidden,
    may_hide,
)
from gidr_lint.formats.html.tags import RAW, Tag, Tags, attributes, dresses, rest_of_cell, whole_cell

MAX_SPAN = 400
DEEPEST = 100
_PIECE = re.compile(
    r"[ \t\n\r\f]++|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|&|[^ \t\n\r\f&]++(?: [^ \t\n\r\f&]++)*+"
)
_SPECIAL = re.compile(r"[ \t\n\r\f&]")
_LINES = re.compile(r"\r\n|\n|\r")
_SPACES = " \t\n\r\f"
_NO_HEIGHT = re.compile(r"""\bheight\s{0,4}[=:]\s{0,4}["']?0(?:px|pt|cm)?(?![\d.%])""", re.IGNORECASE)
# From here on a cell holds a page, not a label or a figure.
_LAYOUT_LINES = 3
_LAYOUT_LENGTH = 120


class _Hidden:
    """An element that is not shown, while it is open: how many of its name are, and tables in it."""

    __slots__ = ("depth", "name", "tables")

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = 1
        self.tables = int(name == "table")

    def ends_at(self, name: str, closing: bool) -> bool:
        """Whether it ends at a tag."""
        step = -1 if closing else 1
        if name == "table":
            self.tables += step
        if name == self.name:
            self.depth += step
        return self.depth <= 0 or ends_hidden(self.name, name, closing, self.tables)


class Lines(NamedTuple):
    """Lines of one paragraph, of one heading where `markup` is its level; `home` holds them."""

    lines: list[Text]
    markup: int
    home: int


class Grid(NamedTuple):
    """A table of figures."""

    table: Table
    home: int


Piece = Lines | Grid


class Page(NamedTuple):
    """
    What was read: pieces in reading order, for each element that holds others the one around it
    (by number, 0 is the page), and where pictures stand.
    """

    pieces: list[Piece]
    parents: list[int]
    images: list[tuple[int, int]]
    title: Text | None


def html_blocks(source: str, start: int, end: int) -> list[Block]:
    """The blocks of `source[start:end]`, places counted in the whole source."""
    return [block for piece in read_page(source, start, end).pieces for block in blocks_of(piece)]


def blocks_of(piece: Piece) -> list[Block]:
    """The block or blocks that a piece is."""
    if isinstance(piece, Grid):
        return [piece.table]
    if piece.markup:
        return [heading(join_lines(piece.lines), piece.markup)]
    return list(blocks_of_lines(piece.lines))


def read_page(source: str, start: int, end: int, *, without: frozenset[str] = frozenset()) -> Page:
    """
    Read `source[start:end]` without what the elements named in `without` hold.

    Raises ReadError (E001) where too many tables stand in one another.
    """
    walk = _Walk(source, start, end, NEVER_SHOWN | without)
    walk.run()
    return Page(walk.flow, walk.parents, walk.images, walk.title)


class _Cell:
    """A cell that is being read: what it holds, and where its tag stands."""

    __slots__ = ("end", "flow", "inside", "rest", "start", "stop")

    def __init__(self, rest: str, start: int, end: int) -> None:
        self.rest = rest
        self.start = start
        self.inside = end
        self.flow: list[Piece] = []
        self.stop = end


class _Frame:
    """A table that is being read, and what it interrupts: the flow, the open elements around it."""

    __slots__ = ("cell", "flat", "flow", "homes", "open", "rows", "start")

    def __init__(
        self, start: int, flow: list[Piece], homes: list[tuple[str, int]], opened: dict[str, int]
    ) -> None:
        self.start = start
        self.flow = flow
        self.homes = homes
        self.open = opened
        self.rows: list[tuple[int, list[_Cell]]] = []
        self.cell: _Cell | None = None
        self.flat: set[int] = set()


class _Walk:
    """One walk over the tags: lines of text gather in a flow, that of the page or of a cell."""

    def __init__(self, source: str, start: int, end: int, never: frozenset[str]) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.never = never
        self.flow: list[Piece] = []
        self.parents = [0]
        self.images: list[tuple[int, int]] = []
        self.title: Text | None = None
        self.frames: list[_Frame] = []
        # The open elements of the page or of the innermost cell, and how many there are of each.
        self.homes: list[tuple[str, int]] = [("", 0)]
        self.open: dict[str, int] = {}
        self.builder = LineBuilder()
        self.lines: list[Text] = []
        self.markup = 0
        self.pre = 0

    def run(self) -> None:
        place = self.start
        hidden: _Hidden | None = None
        tags = Tags(self.source, self.start, self.end)
        for tag in tags:
            look()
            name, closing, rest, start, end = tag
            if hidden is not None:
                place = end
                if not hidden.ends_at(name, closing):
                    continue
                was, hidden = hidden.name, None
                if was == name and closing:
                    continue
            elif start > place:
                self._text(place, start)
            place = end
            if name in RAW or name == "#comment":
                if name == "title" and not closing and self.title is None:
                    self._title(start, end)
            elif not closing and self._is_hidden(name, rest):
                if name in BREAKING:
                    self._flush()
                if name not in VOID:
                    hidden = _Hidden(name)
            elif name in BREAKING:
                place = self._breaking(tags, tag)
            else:
                place = self._inline(tags, tag)
        if hidden is None and place < self.end:
            self._text(place, self.end)
        self._flush()
        while self.frames:
            self._close_table(self.end)

    def _is_hidden(self, name: str, rest: str) -> bool:
        """Whether an element is not shown, by its name or by what its tag says."""
        return name in self.never or (
            ("hidden" in rest or "none" in rest or "mso-hide" in rest) and is_hidden(name, rest)
        )

    def _inline(self, tags: Tags, tag: Tag) -> int:
        """A tag within a line; returns where the text goes on."""
        name, closing, _, start, end = tag
        if name == "img" and not closing:
            self.images.append((start, self.homes[-1][1]))
        elif self.source.startswith("<", end) and not tags.is_broken:
            more = dresses(self.source, end, self.end)
            if more is not None and not may_hide(more.group()):
                tags.place = more.end()
                return tags.place
        return end

    def _breaking(self, tags: Tags, tag: Tag) -> int:
        """A tag that ends a line; returns where the text goes on."""
        name, closing, rest, start, end = tag
        if name == "br":
            self._break()
            return end
        self._flush()
        if name in TABLE:
            self._table_tag(name, closing, rest, start, end)
            if name in ("td", "th") and not closing and not tags.is_broken:
                tags.place = self._read_ahead(end)
                return tags.place
        elif name in HEADINGS:
            self.markup = 0 if closing else HEADINGS[name]
        elif name in HOLDING:
            self._element(name, closing)
        return end

    # ---- text -----------------------------------------------------------------------------

    def _text(self, start: int, end: int) -> None:
        if self.pre:
            self._lines_as_written(start, end)
        else:
            add_text(self.builder, self.source, start, end)

    def _lines_as_written(self, start: int, end: int) -> None:
        place = start
        for match in _LINES.finditer(self.source, start, end):
            add_text(self.builder, self.source, place, match.start())
            self._break()
            place = match.end()
        add_text(self.builder, self.source, place, end)

    def _title(self, start: int, end: int) -> None:
        inside = self.source.find(">", start, end) + 1
        stop = self.source.rfind("</", inside, end)
        builder = LineBuilder()
        add_text(builder, self.source, inside, end if stop == -1 else stop)
        self.title = builder.text()

    def _break(self) -> None:
        """A line ends; outside of a cell and a heading so does the paragraph."""
        if not self.frames and not self.markup:
            self._flush()
            return
        line = self.builder.text()
        self.builder = LineBuilder()
        if line is not None:
            self.lines.append(line)

    def _flush(self) -> None:
        if self.builder.runs:
            line = self.builder.text()
            self.builder = LineBuilder()
            if line is not None:
                self.lines.append(line)
        if self.lines:
            self.flow.append(Lines(self.lines, self.markup, self.homes[-1][1]))
            self.lines = []

    # ---- elements -------------------------------------------------------------------------

    def _element(self, name: str, closing: bool) -> None:
        if not closing:
            if name == "pre":
                self.pre += 1
            self._enter(name)
        elif self.open.get(name):
            while True:
                left, _ = self.homes.pop()
                self.open[left] -= 1
                if left == "pre":
                    self.pre -= 1
                if left == name:
                    break

    def _enter(self, name: str) -> None:
        self.parents.append(self.homes[-1][1])
        self.homes.append((name, len(self.parents) - 1))
        self.open[name] = self.open.get(name, 0) + 1

    # ---- tables ---------------------------------------------------------------------------

    def _table_tag(self, name: str, closing: bool, rest: str, start: int, end: int) -> None:
        frame = self.frames[-1] if self.frames else None
        if name == "table":
            if closing:
                if frame is not None:
                    self._close_table(end)
                return
            if frame is not None and frame.cell is None:
                self._close_table(start)
            if len(self.frames) >= DEEPEST:
                raise ReadError(
                    reason=Words(
                        f"表格套表格超过{DEEPEST}层，无法识别",
                        f"its tables are nested more than {DEEPEST} deep",
                    ),
                    advice=Words(
                        "请把表格整理为普通表格后再检查。", "Make plain tables of them and check again."
                    ),
                )
            self.frames.append(_Frame(start, self.flow, self.homes, self.open))
            return
        if frame is None:
            return
        if name in ("td", "th"):
            self._close_cell(start if not closing else end)
            if not closing:
                if not frame.rows:
                    frame.rows.append((start, []))
                cell = frame.cell = _Cell(rest, start, end)
                frame.rows[-1][1].append(cell)
                self.flow = cell.flow
                self.homes, self.open = [frame.homes[-1]], {}
                self._enter(name)
                # The cell's own element is left with the cell, by no other tag.
                self.open = {}
        elif name in ("tr", "thead", "tbody", "tfoot", "caption"):
            self._close_cell(start)
            if name == "tr" and not closing:
                frame.rows.append((start, []))
                if "height" in rest.lower() and _NO_HEIGHT.search(rest):
                    frame.flat.add(len(frame.rows) - 1)

    def _read_ahead(self, start: int) -> int:
        """
        Read on where the cell just opened, and those behind it, hold one word, as nearly all do;
        where reading goes on.
        """
        frame = self.frames[-1] if self.frames else None
        if frame is None or frame.cell is None or self.pre:
            return start
        source, end, home = self.source, self.end, frame.homes[-1][1]
        found = rest_of_cell(source, start, end)
        if found is None or may_hide(found["dress"]):
            return start
        cell = frame.cell
        number = self.homes[-1][1]
        self._close_cell(found.end())
        cells = frame.rows[-1][1]
        while True:
            left, right = found.span("text")
            if right > left:
                # Other white space than that of HTML is stripped as it is anywhere.
                cell.flow.append(Lines([Text(found["text"], left)], 0, number))
            place = cell.stop = found.end()
            found = whole_cell(source, place, end)
            if found is None or may_hide(found["dress"]) or may_hide(found["rest"]):
                return place
            number = len(self.parents)
            self.parents.append(home)
            cell = _Cell(found["rest"], *found.span("tag"))
            cells.append(cell)

    def _close_cell(self, end: int) -> None:
        frame = self.frames[-1]
        if frame.cell is not None:
            frame.cell.stop = end
            frame.cell = None
            self.flow, self.homes, self.open = frame.flow, frame.homes, frame.open
            self.markup = 0

    def _close_table(self, end: int) -> None:
        self._close_cell(end)
        frame = self.frames.pop()
        # Word ends a table with a row of no height, which only sets the widths of its columns.
        rows = [
            (start, cells)
            for number, (start, cells) in enumerate(frame.rows)
            if cells and not (number in frame.flat and all(not cell.flow for cell in cells))
        ]
        cells = [cell for _, row in rows for cell in row]
        if any(_is_page(cell.flow) for cell in cells) or (len(cells) == 1 and self._is_frame(cells[0])):
            for cell in cells:
                frame.flow.extend(cell.flow)
            return
        built = []
        for start, row in rows:
            made = tuple(map(self._cell, row))
            built.append(Row(made, at(start, max(start, row[-1].stop))))
        if built:
            table = Table(tuple(built), at(frame.start, max(end, frame.start)), "html")
            frame.flow.append(Grid(table, frame.homes[-1][1]))

    def _is_frame(self, cell: _Cell) -> bool:
        """Whether a table of this one cell is a frame around what it holds."""
        return bool(self.frames) or len(cell.flow) > 1

    def _cell(self, cell: _Cell) -> Cell:
        rowspan = colspan = 1
        if "span" in cell.rest or "SPAN" in cell.rest or "Span" in cell.rest:
            given = attributes(cell.rest)
            rowspan, colspan = _span(given.get("rowspan", "")), _span(given.get("colspan", ""))
        lines = [line for piece in cell.flow if isinstance(piece, Lines) for line in piece.lines]
        if lines:
            return Cell(lines[0] if len(lines) == 1 else join_lines(lines), None, rowspan, colspan)
        stop = self.source.find("<", cell.inside, self.end)
        inside = cell.inside
        fill = (inside, inside if stop == -1 else stop)
        return Cell(Text("", (Run(0, inside, inside),)), (cell.start, inside), rowspan, colspan, fill)


def _is_page(flow: list[Piece]) -> bool:
    """Whether a cell holds a part of the page: a table, or a heading and sentences under it."""
    if len(flow) == 1 and isinstance(flow[0], Lines) and len(flow[0].lines) == 1:
        return False
    if any(isinstance(piece, Grid) for piece in flow):
        return True
    lines = [line.string for piece in flow if isinstance(piece, Lines) for line in piece.lines]
    return (
        len(lines) >= _LAYOUT_LINES
        and sum(map(len, lines)) > _LAYOUT_LENGTH
        and any("。" in line for line in lines)
        and any((mark := mark_of(line)) is not None and mark.style == "一、" for line in lines)
    )


def _span(value: str) -> int:
    value = value.strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isdecimal() and len(value) < 6 else 1


def add_text(builder: LineBuilder, source: str, start: int, end: int) -> None:
    """Add text: entities as the characters they stand for, white space as a browser folds it."""
    if _SPECIAL.search(source, start, end) is None:
        builder.add(source[start:end], start, end)
        return
    for match in _PIECE.finditer(source, start, end):
        string, place, stop = match.group(), match.start(), match.end()
        first = string[0]
        if first == "&":
            builder.add(html.unescape(string), place, stop)
        elif first not in _SPACES:
            builder.add(string, place, stop)
        elif builder.parts and builder.parts[-1] != " ":
            # A line end beside Chinese is where the source was wrapped, not a space.
            after = source[stop : stop + 1]
            wrapped = "\n" in string or "\r" in string
            if not (wrapped and (builder.parts[-1][-1] >= "\u2e80" or after >= "\u2e80")):
                builder.add(" ", place, stop)
