"""A draft as it may be shown: its source, what it says and what is said of it, with personal data masked."""

from collections.abc import Iterator

from gidr_lint.base.location import Address, Location
from gidr_lint.base.spans import Span
from gidr_lint.document.personal import may_be_private
from gidr_lint.document.privacy import Personal, covered, in_block, masked, stars
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Document

# A quotation may begin or end in the middle of a number; so much of it is known again.
_LEAST_PIECE = 7


class Veil:
    """
    A draft as it may be shown. What `find` finds in what a person reads is traced back to the source,
    so that the markup under it is masked as well.
    """

    __slots__ = ("_at_address", "_document", "_heads", "_in_line", "_tails", "_values")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._in_line: dict[int, list[tuple[int, str]]] = {}
        self._at_address: dict[Address, list[tuple[int, str]]] = {}
        # What is written and how it may be shown, by its length, its first and its last characters.
        self._values: dict[int, dict[str, str]] = {}
        self._heads: dict[str, tuple[str, str]] = {}
        self._tails: dict[str, tuple[str, str]] = {}
        for block in (*document.blocks, *document.margins):
            for text, item in in_block(block, wide=True):
                self._trace(text, item)

    def _trace(self, text: Text, item: Personal) -> None:
        value = text.string[item.start : item.end]
        if len(value) > 1:
            self._values.setdefault(len(value), {})[value] = item.shown
        if len(value) > _LEAST_PIECE:
            self._heads.setdefault(value[:_LEAST_PIECE], (value, item.shown))
            self._tails.setdefault(value[-_LEAST_PIECE:], (value, item.shown))
        span, address = text.location(item.start, item.end)
        if address is not None:
            written = self._document.written(address)
            shown = item.shown if written == value else stars(written)
            self._at_address.setdefault(address.whole, []).append((address.start or 0, shown))
        elif span is not None:
            written = self._document.text[span.start : span.end]
            shown = item.shown if written == value else stars(written)
            self._cover(span, shown)

    def _cover(self, span: Span, shown: str) -> None:
        lines = self._document.lines
        for line in range(lines.line_of(span.start), lines.line_of(span.end) + 1):
            low, high = lines.bounds(line)
            start = max(low, span.start)
            piece = shown[start - span.start : max(start, high) - span.start]
            self._in_line.setdefault(line, []).append((start - low, piece))

    def hides(self, location: Location) -> bool:
        """Whether a place of the draft is a part of what is masked."""
        if location.address is not None:
            start, end = location.address.start or 0, location.address.end
            return any(
                at < (end if end is not None else at + 1) and start < at + len(piece)
                for at, piece in self._at_address.get(location.address.whole, ())
            )
        if location.span is None:
            return False
        lines = self._document.lines
        line = lines.line_of(location.span.start)
        start, end = (place - lines.bounds(line)[0] for place in location.span)
        return any(at < end and start < at + len(piece) for at, piece in self._in_line.get(line, ()))

    def line(self, number: int) -> str:
        """A line of the source, from 0."""
        line = self._document.lines.line(number)
        line = masked(line) if may_be_private(line) else line
        return covered(line, self._in_line.get(number, []))

    def text(self) -> str:
        """The whole source; of a Word file what a person reads."""
        document = self._document
        if document.is_addressed:
            return "\n".join(self.said(masked(line)) for line in document.plain.split("\n"))
        lines = document.lines
        parts: list[str] = []
        for number, end in enumerate(lines.ends):
            following = lines.starts[number + 1] if number + 1 < len(lines.starts) else end
            parts += (self.line(number), document.text[end:following])
        return "".join(parts)

    def written(self, whole: Address) -> str:
        """What stands in a paragraph or cell of a Word file."""
        written = self._document.written(whole)
        written = masked(written) if may_be_private(written) else written
        return covered(written, self._at_address.get(whole, []))

    def said(self, string: str) -> str:
        """A sentence about the draft, with the personal data of the draft masked where it is quoted."""
        if not self._values:
            return string
        found = [
            (place, shown)
            for length, values in self._values.items()
            for place in range(len(string) - length + 1)
            if (shown := values.get(string[place : place + length])) is not None
        ]
        return covered(string, found + list(self._cut_off(string)))

    def _cut_off(self, string: str) -> Iterator[tuple[int, str]]:
        """The beginnings and ends of what is written, where a quotation cuts it off."""
        for place in range(len(string) - _LEAST_PIECE + 1):
            piece = string[place : place + _LEAST_PIECE]
            if piece in self._heads:
                value, shown = self._heads[piece]
                length = _in_common(value, string[place : place + len(value)])
                yield place, shown[:length]
            if piece in self._tails:
                value, shown = self._tails[piece]
                end = place + _LEAST_PIECE
                length = _in_common(value[::-1], string[max(0, end - len(value)) : end][::-1])
                yield end - length, shown[-length:]


def _in_common(one: str, other: str) -> int:
    """How many first characters are the same."""
    return next((place for place, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
