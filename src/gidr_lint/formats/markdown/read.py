"""
Markdown: CommonMark by pyromark, pipe tables and HTML tables by their own readers.

The tables are found first and blanked out for the CommonMark parser, so that a broken table
cannot swallow prose, nor a cell begin a list. pyromark gives byte ranges of blocks and inline
runs; they are turned into code points here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any, Literal

import pyromark

from gidr_lint.base.spans import LineIndex
from gidr_lint.base.stopping import look
from gidr_lint.document.headings import heading
from gidr_lint.document.lines import LineBuilder, blocks_of_lines, join_lines
from gidr_lint.document.pattern import Pattern
from gidr_lint.document.source import Source
from gidr_lint.document.text import Run, Text, join
from gidr_lint.document.tree import Block, Directive, Document, Paragraph
from gidr_lint.formats.decoding import decode
from gidr_lint.formats.regions import Region, drawn, find_regions
from gidr_lint.formats.text_tables import apart_table, pipe_tables, tab_table, tabs_table

_FRONT_LINE = Pattern(r"(?P<key>[A-Za-z_-]{1,40})[ \t]{0,8}:[ \t]*+(?P<value>.*)")
_MARKERS = ("-", "*", "+")
# What stands within a paragraph.
_SPANS = ("Emphasis", "Strong", "Strikethrough", "Link")
_BLANKS = bytes(byte if byte in b"\r\n" else 0x20 for byte in range(256))


def read(source: Source) -> Document:
    """Read Markdown; raises ReadError (E001) where it cannot be decoded."""
    text, encoding = decode(source.data)
    index = LineIndex(text)
    front, skipped = _front_matter(text, index)
    found = find_regions(text, index, markdown=True)
    fences = [region for region in found if region.kind == "fence"]
    regions = [region for region in found if region.first >= skipped and region.kind != "fence"]
    reader = _Blocks(text, index, regions, skipped)
    blocks = reader.read()
    found_directives: tuple[Directive, ...] = ()
    if "gidr-lint-" in text:
        from gidr_lint.formats.directives import directives

        found_directives = tuple(directives(text, fences))
    return Document(
        source,
        "markdown",
        text,
        tuple(blocks),
        encoding=encoding,
        directives=found_directives,
        front=front,
        facts={"images": tuple(reader.images), **drawn(regions)},
        gap="\n\n",
        lines=index,
    )


def _front_matter(text: str, index: LineIndex) -> tuple[dict[str, str], int]:
    """The keys between the `---` lines at the top, and how many lines they take."""
    if not text.startswith("---") or index.line(0).rstrip() != "---":
        return {}, 0
    found: dict[str, str] = {}
    for number in range(1, len(index.starts)):
        line = index.line(number)
        if line.rstrip() in ("---", "..."):
            return found, number + 1
        match = _FRONT_LINE.fullmatch(line)
        if match:
            found[match["key"].lower()] = match["value"].partition(" #")[0].strip().strip("\"'")
    return {}, 0


class _Places:
    """
    From byte offsets, which pyromark gives, to code points. The last answer on a line is where
    the next is counted from, so that a long line costs no more than its length.
    """

    __slots__ = ("byte", "char", "data", "end", "index", "start", "starts")

    def __init__(self, data: bytes, index: LineIndex) -> None:
        self.data = data
        self.index = index
        text = index.text
        starts = [0]
        for left, right in zip(index.starts, index.starts[1:], strict=False):
            starts.append(starts[-1] + len(text[left:right].encode()))
        self.starts = starts
        self._enter(0)

    def _enter(self, line: int) -> None:
        starts = self.starts
        self.byte = self.start = starts[line]
        self.char = self.index.starts[line]
        self.end = starts[line + 1] if line + 1 < len(starts) else len(self.data) + 1

    def __getitem__(self, offset: int) -> int:
        if offset < self.byte or offset >= self.end:
            self._enter(bisect_right(self.starts, offset) - 1)
        self.char += len(self.data[self.byte : offset].decode("utf-8", "replace"))
        self.byte = offset
        return self.char


def _unmarked(text: Text) -> Text:
    """Asterisks that mark nothing for CommonMark, as in **一、**总体情况, mark it for their author."""
    pieces = text.string.split("**")
    if len(pieces) % 2 == 0 or not all(pieces[1::2]):
        return text
    parts: list[Text] = []
    place = 0
    for piece in pieces:
        if piece:
            parts.append(text.part(place, place + len(piece)))
        place += len(piece) + 2
    return join(parts)


def _bare(text: Text) -> Text:
    """A heading without the attributes that pandoc writes behind it ({#id .class})."""
    place = max(text.string.rfind("{#"), text.string.rfind("{."))
    return text.part(0, place).strip() if place > 0 and text.string.endswith("}") else text


class _Blocks:
    """One walk over the events of pyromark, with the tables put in where they stand."""

    def __init__(self, text: str, index: LineIndex, regions: list[Region], skipped: int) -> None:
        self.text = text
        self.index = index
        self.regions = regions
        self.data = text.encode()
        self.places = _Places(self.data, index)
        self.masked = self._mask(skipped)
        self.blocks: list[tuple[int, Block]] = []
        self.images: list[int] = []

    def _mask(self, skipped: int) -> str:
        """The source with front matter and tables blanked out, every byte in its place."""
        holes = [(0, self.index.starts[skipped] if skipped < len(self.index.starts) else len(self.text))]
        holes += [(region.start, region.end) for region in self.regions]
        parts: list[str] = []
        place = 0
        for start, end in holes:
            parts.append(self.text[place:start])
            # Line ends stay, of whatever kind, else what follows would be indented.
            parts.append(self.text[start:end].encode().translate(_BLANKS).decode("ascii"))
            place = max(place, end)
        parts.append(self.text[place:])
        return "".join(parts)

    def read(self) -> list[Block]:
        for region in self.regions:
            self._table(region)
        events = pyromark.events_with_range(self.masked, options=pyromark.Options.ENABLE_STRIKETHROUGH)
        _Walk(self).run(events)
        self.blocks.sort(key=lambda pair: pair[0])
        return [block for _, block in self.blocks]

    def _table(self, region: Region) -> None:
        found: list[Block]
        if region.kind == "pipe":
            found = list(pipe_tables(self.text, self.index, region, self._inline))
        elif region.kind == "apart":
            found = [apart_table(self.text, self.index, region, self._inline)]
        elif region.kind == "tab":
            found = [tab_table(self.text, self.index, region)]
        elif region.kind == "tabs":
            found = [tabs_table(self.text, self.index, region)]
        elif region.kind in ("ruled", "grid"):
            from gidr_lint.formats.drawn_tables import grid_table, ruled_table

            build = ruled_table if region.kind == "ruled" else grid_table
            found = [build(self.text, self.index, region, self._inline)]
        else:
            from gidr_lint.formats.html.walk import html_blocks

            found = html_blocks(self.text, region.start, region.end)
        for block in found:
            place = block.location.span
            self.blocks.append((place.start if place else region.start, block))

    def _inline(self, start: int, end: int) -> Text:
        """A piece of one line as a person reads it; the stop keeps it from beginning a block."""
        piece = "." + self.text[start:end]
        places = _Places(piece.encode(), LineIndex(piece))
        builder = LineBuilder()
        for event, place in pyromark.events_with_range(piece, options=pyromark.Options.ENABLE_STRIKETHROUGH):
            if isinstance(event, dict) and ("Text" in event or "Code" in event or "InlineHtml" in event):
                left = places[place["start"]] - 1 + start
                right = places[place["end"]] - 1 + start
                if "Text" in event:
                    string = event["Text"]
                    if left < start:
                        string, left = string[1:], start
                    builder.add(string, left, right)
                elif "Code" in event:
                    self.code(builder, event["Code"], left, right)
                elif "InlineHtml" in event and event["InlineHtml"][:3].lower() == "<br":
                    builder.add("\n", left, right)
        text = builder.text()
        return text if text is not None else Text("", (Run(0, start, start),))

    def code(self, builder: LineBuilder, string: str, left: int, right: int) -> None:
        """A code span: without its backticks, a line end as a space, one space at both ends dropped."""
        while left < right and self.text[left] == "`":
            left, right = left + 1, right - 1
        inner = self.text[left:right].replace("\n", " ").replace("\r", " ")
        if inner == f" {string} ":
            left, inner = left + 1, string
        if inner == string:
            builder.add(string, left, left + len(string))
        else:
            builder.add(string, left, max(left, right))

    def add(self, block: Block) -> None:
        span = block.location.span
        self.blocks.append((span.start if span else 0, block))

    def marker_end(self, start: int) -> int:
        end = start
        while end < len(self.text) and self.text[end] in "0123456789.)":
            end += 1
        return end

    def text_run(self, lines: list[LineBuilder], value: str, left: int, right: int) -> None:
        """A run of text; where a table within its line was blanked out, the pieces around it."""
        if right - left == len(value) or "   " not in value:
            spot = self.text.find(value, left, right) if right - left != len(value) else left
            lines[-1].add(value, *((spot, spot + len(value)) if spot >= 0 else (left, right)))
            return
        for piece in filter(None, map(str.strip, value.split("   "))):
            spot = self.text.find(piece, left, right)
            if spot >= 0:
                lines[-1].add(piece, spot, spot + len(piece))
                lines.append(LineBuilder())
                left = spot + len(piece)

    def code_lines(self, lines: list[LineBuilder], value: str, left: int, right: int) -> None:
        if self.text[left:right] != value:
            for piece in value.split("\n"):
                self.text_run(lines, piece.strip(), left, right)
                lines.append(LineBuilder())
            return
        place = left
        for piece in value.splitlines(keepends=True):
            bare = piece.rstrip("\r\n")
            lines[-1].add(bare, place, place + len(bare))
            place += len(piece)
            if bare != piece:
                lines.append(LineBuilder())

    def html(self, pieces: list[tuple[str, int, int]]) -> None:
        """An HTML block that holds no table: comments say nothing, other elements hold paragraphs."""
        if not pieces:
            return
        whole = "".join(piece for piece, _, _ in pieces).strip()
        start, end = pieces[0][1], pieces[-1][2]
        if whole.startswith("<!--") and whole.find("-->") == len(whole) - 3:
            return
        from gidr_lint.formats.html.walk import html_blocks

        # Tables inside it are regions of their own.
        number = bisect_left(self.regions, start, key=lambda region: region.start)
        while number < len(self.regions) and self.regions[number].start < end:
            for block in html_blocks(self.text, start, self.regions[number].start):
                self.add(block)
            start = max(start, self.regions[number].end)
            number += 1
        if start < end:
            for block in html_blocks(self.text, start, end):
                self.add(block)


class _Walk:
    """
    Turns events into blocks: what stands between the events of two blocks makes one paragraph.

    `markup` is the level of the heading that is open, `items` counts open list items, `images` open pictures;
    `marker` is where the number of an ordered item stands that no text has followed yet.
    """

    def __init__(self, blocks: _Blocks) -> None:
        self.blocks = blocks
        self.places = blocks.places
        self.lines: list[LineBuilder] = [LineBuilder()]
        self.breaks: set[int] = set()
        self.markup = 0
        self.items = 0
        self.images = 0
        self.code: Literal["", "fenced", "indented"] = ""
        self.html: list[tuple[str, int, int]] = []
        self.marker: tuple[int, int] | None = None

    def run(self, events: Iterable[tuple[Any, Any]]) -> None:
        inline = {"Text": self._text, "Code": self._code, "InlineHtml": self._inline_html, "Html": self._html}
        for event, place in events:
            look()
            if isinstance(event, str):
                if event == "Rule":
                    self._flush()
                else:
                    self._break(hard=event == "HardBreak", soft=event == "SoftBreak")
                continue
            ((name, value),) = event.items()
            if name in inline:
                inline[name](value, place)
            elif name in ("Start", "End"):
                kind, data = (value, {}) if isinstance(value, str) else next(iter(value.items()))
                if kind == "Image":
                    self._image(place, opens=name == "Start")
                elif kind not in _SPANS:
                    self._flush()
                    if name == "Start":
                        self._open(kind, data, place)
                    else:
                        self._close(kind)
        self._flush()

    def _break(self, *, hard: bool, soft: bool = False) -> None:
        if hard or soft:
            self.lines.append(LineBuilder())
        if hard:
            self.breaks.add(len(self.lines) - 1)

    def _text(self, value: str, place: Any) -> None:
        if self.images:
            return
        left, right = self.places[place["start"]], self.places[place["end"]]
        if self.marker is not None:
            # The number of an ordered list is text to its reader.
            start, end = self.marker
            self.lines[-1].add(self.blocks.text[start:end], start, end)
            self.marker = None
        write = self.blocks.code_lines if self.code else self.blocks.text_run
        write(self.lines, value, left, right)

    def _code(self, value: str, place: Any) -> None:
        self.blocks.code(self.lines[-1], value, self.places[place["start"]], self.places[place["end"]])

    def _inline_html(self, value: str, place: Any) -> None:
        self._break(hard=value[:3].lower() == "<br")

    def _html(self, value: str, place: Any) -> None:
        self.html.append((value, self.places[place["start"]], self.places[place["end"]]))

    def _image(self, place: Any, *, opens: bool) -> None:
        self.images += 1 if opens else -1
        if opens:
            self.blocks.images.append(self.places[place["start"]])

    def _open(self, kind: str, data: Any, place: Any) -> None:
        if kind == "Heading":
            self.markup = int(data["level"][1:])
        elif kind == "Item":
            self.items += 1
            left = self.places[place["start"]]
            bullet = self.blocks.text[left : left + 1] in _MARKERS
            self.marker = None if bullet else (left, self.blocks.marker_end(left))
        elif kind == "CodeBlock":
            # Four spaces before a paragraph are a clerk's indent, not code.
            self.code = "indented" if data == "Indented" else "fenced"

    def _close(self, kind: str) -> None:
        if kind == "Heading":
            self.markup = 0
        elif kind == "Item":
            self.items -= 1
            self.marker = None
        elif kind == "CodeBlock":
            self.code = ""
        elif kind == "HtmlBlock":
            self.blocks.html(self.html)
            self.html = []

    def _flush(self) -> None:
        """The paragraph that has come together."""
        texts: list[Text] = []
        kept: set[int] = set()
        for number, builder in enumerate(self.lines):
            line = builder.text()
            if line is not None:
                if number in self.breaks:
                    kept.add(len(texts))
                bare = self.code != "fenced" and "**" in line.string
                texts.append(_unmarked(line) if bare else line)
        self.lines = [LineBuilder()]
        self.breaks.clear()
        if not texts:
            return
        if self.code == "fenced":
            lines = frozenset(range(len(texts)))
            self.blocks.add(Paragraph(join_lines(texts, lines), "code", tuple(texts)))
        elif self.markup:
            self.blocks.add(heading(_bare(join_lines(texts, frozenset(kept))), self.markup))
        else:
            for block in blocks_of_lines(texts, frozenset(kept), item=self.items > 0):
                self.blocks.add(block)
