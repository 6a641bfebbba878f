"""Where something stands: a span of a text file, or an address in a Word body."""

from typing import NamedTuple

from gidr_lint.base.spans import Span

_BEYOND = 1 << 40


class Address(NamedTuple):
    """
    A place in a Word file, from 0 inside the package and from 1 in every output.

    `part` is `body`, `footnotes`, `endnotes`, `comments`, `header`, `footer` or `textbox`; a body paragraph has
    `paragraph`, a cell `table`, `row` and `column`. `start` and `end` are code points in the
    text of that paragraph or cell, None where the whole is meant. `place` counts paragraphs and
    tables together as a reader meets them; it belongs to no output.
    """

    part: str = "body"
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None
    place: int = 0

    @property
    def whole(self) -> "Address":
        """The paragraph or cell that the place is in."""
        return self if self.start is None and self.end is None else self._replace(start=None, end=None)

    @property
    def bounds(self) -> tuple[int, int]:
        """`start` and `end`; where the whole is meant from 0 to beyond the end of any text."""
        return self.start or 0, _BEYOND if self.end is None else self.end


class Location(NamedTuple):
    """A place: `span` in text formats, `address` in Word."""

    span: Span | None
    address: Address | None = None

    @property
    def after(self) -> "Location":
        """The empty place at its end, where something missing belongs."""
        if self.span is not None:
            return Location(Span(self.span.end, self.span.end))
        return self

    @property
    def order(self) -> tuple[int, ...]:
        """A key that sorts places of one document as a reader meets them."""
        if self.span is not None:
            return (self.span.start, self.span.end)
        if self.address is None:
            return (-1, -1)
        a = self.address
        return tuple(-1 if v is None else v for v in (a.place, a.row, a.column, a.start, a.end))


def at(start: int, end: int) -> Location:
    """The location of a span of code points."""
    return Location(Span(start, end))
