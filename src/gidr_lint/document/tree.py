"""The draft as written: an AST-like tree that says nothing about the domain."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from gidr_lint.base.frozen import ONCE, Frozen, fill
from gidr_lint.base.location import Address, Location, at
from gidr_lint.base.spans import LineIndex
from gidr_lint.document.source import Encoding, Source
from gidr_lint.document.text import Text

MarkStyle = Literal["一、", "（一）", "1.", "（1）"]


class Mark(NamedTuple):
    """
    The ordinal before a heading: `（三）` is style `（一）`, number 3.

    `end` is where the title begins in the heading's text; `written` is the mark as it stands.
    """

    style: MarkStyle
    number: int
    end: int
    written: str


class Heading(Frozen):
    """
    A heading: a marked-up one, or a bare line with an ordinal.

    `level` counts from 1 (the outline's, by markup and ordinal together); `markup` is the
    level that the format gave (`##` is 2), 0 for a bare line; `run_in` is true where the
    paragraph goes on behind it on the same line.
    """

    __slots__ = ("level", "location", "mark", "markup", "run_in", "text")

    def __init__(
        self, text: Text, level: int, mark: Mark | None, markup: int = 0, *, run_in: bool = False
    ) -> None:
        self.text = text
        self.level = level
        self.mark = mark
        self.markup = markup
        self.run_in = run_in
        self.location = text.location()
        self.__class__ = self.frozen

    @property
    def title(self) -> str:
        """The words behind the ordinal, without white space and a final stop."""
        start = self.mark.end if self.mark else 0
        return "".join(self.text.string[start:].split()).rstrip("。.：:")

    def __repr__(self) -> str:
        return f"Heading({self.level}, {self.text.string!r})"


class Paragraph(Frozen):
    """
    A paragraph, list item or quoted line; `code` text is no prose. `lines` are its lines as
    written, where the source has several.
    """

    __slots__ = ("kind", "lines", "location", "text")

    def __init__(
        self,
        text: Text,
        kind: Literal["paragraph", "item", "code"] = "paragraph",
        lines: tuple[Text, ...] = (),
    ) -> None:
        self.text = text
        self.kind = kind
        self.lines = lines or (text,)
        self.location = text.location()
        self.__class__ = self.frozen

    def __repr__(self) -> str:
        return f"Paragraph({self.text.string!r})"


class Cell(Frozen):
    """
    One cell as written. `location` is what a finding about it underlines, `fill` where a fix
    writes (the text without the white space around it; between the borders when empty). A reader
    may give either as bare offsets: most cells are never asked where they stand.
    """

    __slots__ = ("_fill", "_location", "colspan", "rowspan", "text")

    def __init__(
        self,
        text: Text,
        location: Location | tuple[int, int] | None = None,
        rowspan: int = 1,
        colspan: int = 1,
        fill: Location | tuple[int, int] | None = None,
    ) -> None:
        self.text = text
        self._location = location
        self.rowspan = rowspan
        self.colspan = colspan
        self._fill = fill
        self.__class__ = self.frozen

    @property
    def location(self) -> Location:
        """Where a finding about the cell stands: its text's place, unless it is empty."""
        return _placed(self._location) or self.text.location()

    @property
    def fill(self) -> Location:
        """Where a fix writes."""
        return _placed(self._fill) or (self.location if self.text.string else self.text.location())

    def over(self, rows: int, columns: int) -> "Cell":
        """The same, merged over so many places."""
        return Cell(self.text, self._location, rows, columns, self._fill)

    def __repr__(self) -> str:
        return f"Cell({self.text.string!r})"


def _placed(place: Location | tuple[int, int] | None) -> Location | None:
    return place if place is None or isinstance(place, Location) else at(*place)


class Row(Frozen):
    """
    The cells of one row as written; rows may be of different length.

    A reader may give functions that make cells and location, with the cells' strings and, if any
    covers more than its place, their spans (rows, columns): most cells of a report are looked at for
    what they hold and never asked where they stand.
    """

    __slots__ = ("_cells", "_location", "_spans", "_strings")

    def __init__(
        self,
        cells: tuple[Cell, ...] | Callable[[], tuple[Cell, ...]],
        location: Location | tuple[int, int] | Callable[[], Location],
        strings: tuple[str, ...] | None = None,
        spans: tuple[tuple[int, int], ...] | None = None,
    ) -> None:
        self._cells = cells
        self._location = location
        self._strings = strings
        self._spans = spans
        self.__class__ = self.frozen

    @property
    def cells(self) -> tuple[Cell, ...]:
        if not isinstance(self._cells, tuple):
            with ONCE:
                if not isinstance(self._cells, tuple):
                    return fill(self, "_cells", self._cells())
        return self._cells

    @property
    def strings(self) -> tuple[str, ...]:
        """What each of its cells holds."""
        if self._strings is None:
            return fill(self, "_strings", tuple([cell.text.string for cell in self.cells]))
        return self._strings

    @property
    def spans(self) -> tuple[tuple[int, int], ...] | None:
        """How many rows and columns each of its cells covers; None where each has its own place alone."""
        cells = self._cells
        if self._spans is None and isinstance(cells, tuple):
            if [1 for cell in cells if cell.rowspan != 1 or cell.colspan != 1]:
                fill(self, "_spans", tuple([(cell.rowspan, cell.colspan) for cell in cells]))
        return self._spans

    @property
    def location(self) -> Location:
        place = self._location
        if isinstance(place, Location):
            return place
        return fill(self, "_location", at(*place) if isinstance(place, tuple) else place())

    def __repr__(self) -> str:
        return f"Row({list(self.strings)})"


TableShape = Literal["pipe", "html", "tab", "tabs", "word", "lines", "grid", "ruled"]


class Table(Frozen):
    """
    A table. `shape` says how it was written: `tab` is one TAB-led line per cell, `tabs` one
    TAB-separated line per row, `lines` text whose rows are not certain, `ruled` columns under
    lines of dashes, `grid` a drawn grid.
    """

    __slots__ = ("_grid", "location", "rows", "shape")

    def __init__(self, rows: tuple[Row, ...], location: Location, shape: TableShape) -> None:
        self.rows = rows
        self.location = location
        self.shape = shape
        self._grid: tuple[tuple[Cell, ...], ...] | Literal[False] | None = False
        self.__class__ = self.frozen

    @property
    def grid(self) -> tuple[tuple[Cell, ...], ...] | None:
        """The rectangle with merges resolved; None where the spans do not fit."""
        if self._grid is False:
            from gidr_lint.document.grid import to_grid

            return fill(self, "_grid", to_grid(self.rows))
        return self._grid


Block = Heading | Paragraph | Table


class Section(Frozen):
    """A heading with what stands under it; the root has level 0 and no heading."""

    __slots__ = ("blocks", "heading", "level", "sections")

    def __init__(
        self,
        heading: Heading | None,
        level: int,
        blocks: tuple[Paragraph | Table, ...],
        sections: tuple["Section", ...],
    ) -> None:
        self.heading = heading
        self.level = level
        self.blocks = blocks
        self.sections = sections
        self.__class__ = self.frozen

    def walk(self) -> Iterator["Section"]:
        yield self
        for section in self.sections:
            yield from section.walk()


# What a directive may say behind `gidr-lint-`.
ACTIONS = ("disable-next-line", "disable-line", "disable", "enable", "disable-file")


class Directive(NamedTuple):
    """
    A `gidr-lint-…` comment. `action` is `disable-next-line`, `disable-line`, `disable`,
    `enable` or `disable-file`; `codes` as written; `reason` may be empty. In Word it is a
    comment, and `covers` are the paragraphs and cells that it is on.
    """

    action: str
    codes: tuple[str, ...]
    reason: str
    location: Location
    covers: tuple[Address, ...] = ()


class Document(Frozen):
    """
    A draft as read. `blocks` are its headings, paragraphs and tables in reading order, `root`
    the same as a tree; `text` is the decoded source, `front` the front matter, `gap` what parts two
    paragraphs of the source, empty where its lines are none (HTML, Word).

    Of a file whose source is no text, as a Word file, `text` is empty: a reader gives `places`, its
    paragraphs and cells by their addresses; `margins` are its headers, footers and endnotes, which are no part
    of the text. One that has made the index of its `lines` gives it along.
    """

    __slots__ = (
        "_characters",
        "_lines",
        "_places",
        "_plain",
        "_written",
        "blocks",
        "directives",
        "encoding",
        "facts",
        "front",
        "gap",
        "kind",
        "margins",
        "root",
        "source",
        "text",
    )

    def __init__(
        self,
        source: Source,
        kind: str,
        text: str,
        blocks: tuple[Block, ...],
        *,
        encoding: Encoding | None = None,
        directives: tuple[Directive, ...] = (),
        front: Mapping[str, str] | None = None,
        facts: Mapping[str, object] | None = None,
        places: Iterable[tuple[Address, str]] | None = None,
        gap: str = "",
        lines: LineIndex | None = None,
        margins: tuple[Block, ...] = (),
    ) -> None:
        self.source = source
        self.kind = kind
        self.text = text
        self.blocks = blocks
        self.encoding = encoding or Encoding("utf-8")
        self.directives = directives
        self.front: Mapping[str, str] = MappingProxyType(dict(front or {}))
        self.facts: Mapping[str, object] = MappingProxyType(dict(facts or {}))
        self._places = places
        self.gap = gap
        self.margins = margins
        self._written: dict[Address, str] | None = None
        self.root = outline(blocks)
        self._lines = lines
        self._plain: str | None = None
        self._characters: frozenset[str] | None = None
        self.__class__ = self.frozen

    @property
    def lines(self) -> LineIndex:
        if self._lines is None:
            return fill(self, "_lines", LineIndex(self.text))
        return self._lines

    @property
    def is_addressed(self) -> bool:
        """Whether places in it are addresses: its source is no text that a person sees."""
        return self._places is not None

    @property
    def beginning(self) -> Location:
        """Where a finding about the file stands when it has no better place: 1:1, or paragraph 1."""
        return Location(None, Address(paragraph=0)) if self.is_addressed else at(0, 0)

    @property
    def places(self) -> tuple[tuple[Address, str], ...]:
        """The paragraphs and cells that have addresses, each with its text; put together when asked for."""
        if self._places is None:
            return ()
        if not isinstance(self._places, tuple):
            with ONCE:
                if not isinstance(self._places, tuple):
                    return fill(self, "_places", tuple(self._places))
        return self._places

    def written(self, address: Address) -> str:
        """What stands at an address, without a number that Word draws before it."""
        known = self._written
        if known is None:
            known = fill(self, "_written", dict(self.places))
        own = known.get(address.whole, "")
        return own if address.start is None else own[address.start : address.end]

    @property
    def characters(self) -> frozenset[str]:
        """Every character that a person reads: most words that are asked for fail by one."""
        if self._characters is None:
            return fill(self, "_characters", frozenset(self.plain))
        return self._characters

    @property
    def plain(self) -> str:
        """All that a person reads, one text a line; for asking whether a word occurs at all."""
        if self._plain is None:
            parts: list[str] = []
            for block in (*self.blocks, *self.margins):
                if isinstance(block, Table):
                    for row in block.rows:
                        parts.extend(row.strings)
                else:
                    parts.append(block.text.string)
            return fill(self, "_plain", "\n".join(parts))
        return self._plain


class _Open(NamedTuple):
    """A section that the next block may belong to."""

    heading: Heading | None
    level: int
    blocks: list[Paragraph | Table]
    sections: list[Section]


def outline(blocks: tuple[Block, ...]) -> Section:
    """Arrange blocks in reading order as a tree of sections by the levels of their headings."""
    open: list[_Open] = [_Open(None, 0, [], [])]

    def close() -> None:
        heading, level, held, sections = open.pop()
        open[-1].sections.append(Section(heading, level, tuple(held), tuple(sections)))

    for block in blocks:
        if isinstance(block, Heading):
            while len(open) > 1 and open[-1].level >= block.level:
                close()
            open.append(_Open(block, block.level, [], []))
        else:
            open[-1].blocks.append(block)
    while len(open) > 1:
        close()
    return Section(None, 0, tuple(open[0].blocks), tuple(open[0].sections))
