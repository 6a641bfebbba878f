"""
HTML inside Markdown: tables with their spans, and the paragraphs around them.

justhtml builds the tree as a browser would and tells where each element and text began.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

from gidr_lint.document.location import at
from gidr_lint.document.text import Run, Text
from gidr_lint.document.tree import Block, Cell, Row, Table
from gidr_lint.readers._build import LineBuilder, blocks_of_lines, join_lines
from gidr_lint.readers._outline import heading

MAX_SPAN = 400
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(("script", "style", "template", "head", "title", "#comment", "!doctype"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACES = " \t\n\r\f"


def html_blocks(source: str, start: int, end: int) -> list[Block]:
    """The blocks of `source[start:end]`, places counted in the whole source."""
    from justhtml import JustHTML

    tree = JustHTML(source[start:end], fragment=True, sanitize=False, track_node_locations=True)
    walk = _Walk(source, start, end)
    walk.run(tree.root)
    return walk.blocks


class _Walk:
    """Collects lines of text in reading order; a table becomes a block of its own."""

    def __init__(self, source: str, base: int, end: int) -> None:
        self.source = source
        self.base = base
        self.end = end
        self.blocks: list[Block] = []
        self.lines: list[LineBuilder] = [LineBuilder()]
        self.markup = 0

    def run(self, root: Any) -> None:
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            node, leaving = stack.pop()
            name = node.name
            if name == "#text":
                self._text(node)
                continue
            if name in _SILENT:
                continue
            if name in _BREAKING:
                self._flush()
                if name in _HEADINGS:
                    self.markup = 0 if leaving else _HEADINGS[name]
            if leaving:
                continue
            if name == "table" and not _is_layout(node):
                self._table(node)
                continue
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.children or ()))
        self._flush()

    def _flush(self) -> None:
        texts = [line for line in (builder.text() for builder in self.lines) if line is not None]
        self.lines = [LineBuilder()]
        if not texts:
            return
        if self.markup:
            self.blocks.append(heading(join_lines(texts), self.markup))
        else:
            self.blocks.extend(blocks_of_lines(texts))

    def _text(self, node: Any) -> None:
        add_text(self.lines[-1], self.source, self.base, node)

    def _table(self, node: Any) -> None:
        """A table of figures is one block."""
        for child in node.children or ():
            if child.name == "caption":
                self.run(child)
        built = []
        for row in _rows(node):
            cells = tuple(self._cell(cell) for cell in _cells(row))
            first = self.base + (row.origin_offset or 0)
            last = max((cell.location.span.end for cell in cells if cell.location.span), default=first)
            built.append(Row(cells, at(first, max(first, last))))
        if built:
            begin = self.base + (node.origin_offset or 0)
            stop = built[-1].location.span
            self.blocks.append(Table(tuple(built), at(begin, stop.end if stop else begin), "html"))

    def _cell(self, node: Any) -> Cell:
        lines = [LineBuilder()]
        stack = list(reversed(node.children or ()))
        while stack:
            child = stack.pop()
            if child.name == "#text":
                add_text(lines[-1], self.source, self.base, child)
            elif child.name not in _SILENT:
                if child.name in _BREAKING:
                    lines.append(LineBuilder())
                stack.extend(reversed(child.children or ()))
        texts = [line for line in (builder.text() for builder in lines) if line is not None]
        rowspan, colspan = _span(node, "rowspan"), _span(node, "colspan")
        if texts:
            text = join_lines(texts)
            return Cell(text, text.location(), rowspan, colspan)
        start = self.base + (node.origin_offset or 0)
        close = self.source.find(">", start, self.end)
        inside = self.end if close == -1 else close + 1
        stop = self.source.find("<", inside, self.end)
        blank = Text("", (Run(0, inside, inside),))
        return Cell(blank, at(start, inside), rowspan, colspan, at(inside, inside if stop == -1 else stop))


def _rows(table: Any) -> Iterator[Any]:
    for child in table.children or ():
        if child.name == "tr":
            yield child
        elif child.name in ("tbody", "thead", "tfoot"):
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    return (child for child in row.children or () if child.name in ("td", "th"))


def _is_layout(table: Any) -> bool:
    """
    Whether a table only lays out the page, for a cell of it holds another table: what its cells
    hold then stands for itself.
    """
    return any(_holds_table(cell) for row in _rows(table) for cell in _cells(row))


def _holds_table(cell: Any) -> bool:
    stack = list(cell.children or ())
    while stack:
        node = stack.pop()
        if node.name == "table":
            return True
        stack.extend(node.children or ())
    return False


def _span(node: Any, name: str) -> int:
    value = str((node.attrs or {}).get(name) or "1").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isdecimal() and len(value) < 6 else 1


def add_text(builder: LineBuilder, source: str, base: int, node: Any) -> None:
    """Add a text node: entities as the characters they stand for, white space as a browser folds it."""
    data: str = node.data or ""
    if node.origin_offset is None:
        return
    place = base + node.origin_offset
    held = ""
    held_start = place
    done = 0
    while done < len(data) and place < len(source):
        char = source[place]
        if char == "&":
            match = _ENTITY.match(source, place)
            string = html.unescape(match.group()) if match else "&"
            if match and string != match.group() and data.startswith(string, done):
                if held:
                    builder.add(held, held_start, place)
                    held = ""
                builder.add(string, place, match.end())
                done += len(string)
                place = match.end()
                held_start = place
                continue
        if char in _SPACES:
            if held:
                builder.add(held, held_start, place)
                held = ""
            stop = place
            while stop < len(source) and source[stop] in _SPACES and done < len(data):
                if not source.startswith("\r\n", stop):
                    done += 1
                stop += 1
            if builder.parts and builder.parts[-1] != " ":
                after = source[stop : stop + 1]
                wrapped = "\n" in source[place:stop]
                if not (wrapped and (builder.parts[-1][-1] >= "\u2e80" or after >= "\u2e80")):
                    builder.add(" ", place, stop)
            place = stop
            held_start = place
            continue
        if char != data[done]:
            # The tree builder moved this text, or joined it from several places.
            if held:
                builder.add(held, held_start, place)
                held = ""
            close = source.find(">", place) if char == "<" else -1
            if close != -1:
                place = held_start = close + 1
                continue
            moved = source.find(data[done : done + 4].split("\n")[0] or data[done], place + 1)
            if moved == -1:
                moved = source.find(data[done], place + 1)
            if moved == -1:
                # It cannot be traced further: the rest stands for the element it began in.
                builder.add(" ".join(data[done:].split()), base, max(base + 1, place))
                return
            place = held_start = moved
            continue
        if not held:
            held_start = place
        held += char
        done += 1
        place += 1
    if held:
        builder.add(held, held_start, place)
