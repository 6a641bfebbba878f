"""
Markdown: CommonMark by pyromark, pipe tables and HTML tables by their own readers.

The tables are found first and blanked out for the CommonMark parser, so that a broken table
cannot swallow prose, nor a cell begin a list. pyromark gives byte ranges of blocks and inline
runs; they are turned into code points here.
"""

from bisect import bisect_left, bisect_right
from typing import Any

import pyromark

from gidr_lint.base.spans import LineIndex
from gidr_lint.document.headings import heading
from gidr_lint.document.lines import LineBuilder, blocks_of_lines, join_lines
from gidr_lint.document.source import Source
from gidr_lint.document.text import Pattern, Run, Text, join
from gidr_lint.document.tree import Block, Directive, Document, Paragraph
from gidr_lint.formats.decoding import decode
from gidr_lint.formats.regions import Region, drawn, find_regions
from gidr_lint.formats.text_tables import apart_table, pipe_tables, tab_table, tabs_table

_FRONT_LINE = Pattern(r"(?P<key>[A-Za-z_-]{1,40})[ \t]{0,8}:[ \t]*+(?P<value>.*)")
_MARKERS = ("-", "*", "+")
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
        self._walk(list(events))
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
                    self._code(builder, event["Code"], left, right)
                elif "InlineHtml" in event and event["InlineHtml"][:3].lower() == "<br":
                    builder.add("\n", left, right)
        text = builder.text()
        return text if text is not None else Text("", (Run(0, start, start),))

    def _code(self, builder: LineBuilder, string: str, left: int, right: int) -> None:
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

    def _walk(self, events: list[tuple[Any, Any]]) -> None:
        """Turn events into blocks; inline events between two block events make one paragraph."""
        lines: list[LineBuilder] = [LineBuilder()]
        breaks: set[int] = set()
        markup = 0
        item = 0
        code = indented = False
        image = 0
        html: list[tuple[str, int, int]] = []
        marker: tuple[int, int] | None = None

        def flush(start: int) -> None:
            texts: list[Text] = []
            kept: set[int] = set()
            for number, builder in enumerate(lines):
                line = builder.text()
                if line is not None:
                    if number in breaks:
                        kept.add(len(texts))
                    texts.append(_unmarked(line) if not code and "**" in line.string else line)
            lines[:] = [LineBuilder()]
            breaks.clear()
            if not texts:
                return
            if code:
                self._add(Paragraph(join_lines(texts, frozenset(range(len(texts)))), "code", tuple(texts)))
            elif markup:
                self._add(heading(_bare(join_lines(texts, frozenset(kept))), markup))
            else:
                for block in blocks_of_lines(texts, frozenset(kept), item=item > 0):
                    self._add(block)

        places = self.places
        for event, place in events:
            if isinstance(event, str):
                if event in ("SoftBreak", "HardBreak"):
                    lines.append(LineBuilder())
                    if event == "HardBreak":
                        breaks.add(len(lines) - 1)
                elif event == "Rule":
                    flush(0)
                continue
            ((name, value),) = event.items()
            if name == "Text":
                if image:
                    continue
                left, right = places[place["start"]], places[place["end"]]
                if marker is not None:
                    self._ordered(lines[-1], *marker)
                    marker = None
                if code or indented:
                    self._code_lines(lines, value, left, right)
                else:
                    self._text(lines, value, left, right)
            elif name == "Code":
                self._code(lines[-1], value, places[place["start"]], places[place["end"]])
            elif name == "InlineHtml":
                if value[:3].lower() == "<br":
                    lines.append(LineBuilder())
                    breaks.add(len(lines) - 1)
            elif name == "Html":
                html.append((value, places[place["start"]], places[place["end"]]))
            elif name == "Start":
                kind, data = (value, {}) if isinstance(value, str) else next(iter(value.items()))
                if kind in ("Emphasis", "Strong", "Strikethrough", "Link"):
                    continue
                if kind == "Image":
                    image += 1
                    self.images.append(places[place["start"]])
                    continue
                flush(0)
                if kind == "Heading":
                    markup = int(data["level"][1:])
                elif kind == "Item":
                    item += 1
                    left = places[place["start"]]
                    marker = (
                        (left, self._marker_end(left)) if self.text[left : left + 1] not in _MARKERS else None
                    )
                elif kind == "CodeBlock":
                    # Four spaces before a paragraph are a clerk's indent, not code.
                    code = data != "Indented"
                    indented = not code
            elif name == "End":
                kind = value if isinstance(value, str) else next(iter(value))
                if kind in ("Emphasis", "Strong", "Strikethrough", "Link"):
                    continue
                if kind == "Image":
                    image -= 1
                    continue
                flush(0)
                if kind == "Heading":
                    markup = 0
                elif kind == "Item":
                    item -= 1
                    marker = None
                elif kind == "CodeBlock":
                    code = indented = False
                elif kind == "HtmlBlock":
                    self._html(html)
                    html = []
        flush(0)

    def _add(self, block: Block) -> None:
        span = block.location.span
        self.blocks.append((span.start if span else 0, block))

    def _marker_end(self, start: int) -> int:
        end = start
        while end < len(self.text) and self.text[end] in "0123456789.)":
            end += 1
        return end

    def _ordered(self, builder: LineBuilder, start: int, end: int) -> None:
        """The number of an ordered list is text to its reader."""
        builder.add(self.text[start:end], start, end)

    def _text(self, lines: list[LineBuilder], value: str, left: int, right: int) -> None:
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

    def _code_lines(self, lines: list[LineBuilder], value: str, left: int, right: int) -> None:
        if self.text[left:right] != value:
            for piece in value.split("\n"):
                self._text(lines, piece.strip(), left, right)
                lines.append(LineBuilder())
            return
        place = left
        for piece in value.splitlines(keepends=True):
            bare = piece.rstrip("\r\n")
            lines[-1].add(bare, place, place + len(bare))
            place += len(piece)
            if bare != piece:
                lines.append(LineBuilder())

    def _html(self, pieces: list[tuple[str, int, int]]) -> None:
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
                self._add(block)
            start = max(start, self.regions[number].end)
            number += 1
        if start < end:
            for block in html_blocks(self.text, start, end):
                self._add(block)
