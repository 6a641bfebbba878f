"""
The text of one paragraph or cell of a Word or ODT file as it is put together, the blocks that a paragraph
makes, and what must not be published.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from gidr_lint.base.location import Address, Location
from gidr_lint.document.headings import LEVELS, heading, mark_of
from gidr_lint.document.lines import blocks_of_lines, join_lines
from gidr_lint.document.text import Run, Text
from gidr_lint.document.tree import Block, Heading, Table

_LONGEST_BOLD = 40
_LONGEST_HEADING = 40
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad")
# What a PDF gives for the characters that they look like.
_RADICALS = frozenset(map(chr, range(0x2E80, 0x2FD6)))
_UNSEEN = _INVISIBLE | _RADICALS
# What a header or footer looks like by design.
DESIGN = ("red", "highlight")
# Of comments over one another; any more are on the place alone where they begin.
MOST_OPEN = 50


class Internal(NamedTuple):
    """
    Something that is not for the public: a change (`insertion`, `deletion`, `format`), a `comment`,
    or words that are `hidden`, `struck` out, have a `highlight` or are `red`.
    """

    kind: str
    location: Location


class Piece(NamedTuple):
    """A stretch of an owner's text and the element it comes from, None where it is no plain text."""

    at: int
    string: str
    element: Any


class Owner:
    """The text of one paragraph or cell as it is put together; `labels` are numbers that Word draws."""

    __slots__ = (
        "address",
        "bold",
        "count",
        "is_level",
        "labels",
        "length",
        "light",
        "paragraphs",
        "parts",
        "pieces",
    )

    def __init__(self, address: Address) -> None:
        self.address = address
        self.parts: list[str] = []
        self.length = 0
        self.labels: list[tuple[int, str]] = []
        self.count = 0
        self.bold = self.light = False
        # Whether words stand in it that are neither raised nor lowered.
        self.is_level = False
        self.pieces: list[Piece] = []
        self.paragraphs: list[Any] = []

    def add(self, string: str) -> None:
        self.parts.append(string)
        self.length += len(string)

    def show(self, string: str, *, bold: bool) -> bool:
        """Add words as they look; whether they are more than white space, which looks like nothing."""
        self.add(string)
        if string.isspace():
            return False
        if bold:
            self.bold = True
        else:
            self.light = True
        return True

    @property
    def own(self) -> str:
        return "".join(self.parts)

    @property
    def end(self) -> int:
        """How long the text is so far, the labels counted."""
        return self.length + sum(len(label) for _, label in self.labels)

    def text(self, *, is_cell: bool = False) -> Text:
        """The text; that of a cell keeps what nobody sees, which can be deleted there."""
        own = self.own
        if not self.labels:
            is_seen = is_cell or _UNSEEN.isdisjoint(own)
            return Text(own, 0, self.address) if is_seen else self._seen(own)
        string: list[str] = []
        runs: list[Run] = []
        length = done = 0
        for place, label in (*self.labels, (len(own), "")):
            if place > done:
                runs.append(Run(length, done, place))
                string.append(own[done:place])
                length += place - done
                done = place
            if label:
                runs.append(Run(length, place, place))
                string.append(label)
                length += len(label)
        return Text("".join(string), tuple(runs), self.address)

    def _seen(self, own: str) -> Text:
        """The text as it is seen: without what is invisible, with the characters that radicals look like."""
        from unicodedata import normalize

        runs: list[Run] = []
        string: list[str] = []
        for place, char in enumerate(own):
            if char in _INVISIBLE:
                continue
            if not runs or runs[-1].end != place:
                runs.append(Run(len(string), place, place))
            runs[-1] = runs[-1]._replace(end=place + 1)
            string.append(normalize("NFKC", char) if char in _RADICALS else char)
        return Text("".join(string), tuple(runs), self.address)


def blocks_of(text: Text, markup: int, *, bold: bool) -> Iterable[Block]:
    """The headings and paragraphs of one paragraph; `markup` is the level of the heading that it is, or 0."""
    string = text.string
    if not string or string.isspace():
        return ()
    if "\n" in string:
        lines = []
        place = 0
        for piece in string.split("\n"):
            if piece and not piece.isspace():
                lines.append(text.part(place, place + len(piece)).strip())
            place += len(piece) + 1
    else:
        lines = [text.strip()]
    breaks = frozenset(range(1, len(lines)))
    if markup and not _is_prose(string):
        return (heading(join_lines(lines, breaks), markup),)
    if bold and _is_bold_heading(string):
        mark = mark_of(lines[0].string)
        return (Heading(lines[0], LEVELS[mark.style] if mark else 2, mark),)
    return blocks_of_lines(lines, breaks)


def _is_prose(string: str) -> bool:
    """Whether a paragraph in the style of a heading is too long for one, as where all are in that style."""
    line = string.strip()
    return len(line) > _LONGEST_HEADING and "。" in line


def _is_bold_heading(string: str) -> bool:
    """Whether a paragraph all in bold is short enough for a heading, and no sentence."""
    line = string.strip()
    if "\n" in line or len(line) > _LONGEST_BOLD or line[-1] in "。；，、！？;,!?：:":
        return False
    mark = mark_of(line)
    return mark is None or mark.end < len(line)


def to_be_removed(internal: Iterable[Internal], blocks: Iterable[Block]) -> tuple[Internal, ...]:
    """
    What is not for the public. Above the first numbered heading and the first table a letter's
    head and the title may be red on purpose.
    """
    text = (b for b in blocks if isinstance(b, Table) or (isinstance(b, Heading) and b.mark is not None))
    first = next((block.location.address for block in text), None)
    return tuple(
        item
        for item in internal
        if item.kind != "red"
        or (
            first is not None
            and item.location.address is not None
            and item.location.address.place >= first.place
        )
    )
