"""The text of one paragraph or cell of a Word file as it is put together, and what must not be published."""

from typing import Any, NamedTuple

from gidr_lint.base.location import Address, Location
from gidr_lint.document.text import Run, Text


class Internal(NamedTuple):
    """
    Something that is not for the public: a change (`insertion`, `deletion`, `format`), a `comment`,
    or words that are `hidden`, have a `highlight` or are `red`.
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

    __slots__ = ("address", "bold", "count", "labels", "length", "light", "paragraphs", "parts", "pieces")

    def __init__(self, address: Address) -> None:
        self.address = address
        self.parts: list[str] = []
        self.length = 0
        self.labels: list[tuple[int, str]] = []
        self.count = 0
        self.bold = self.light = False
        self.pieces: list[Piece] = []
        self.paragraphs: list[Any] = []

    def add(self, string: str) -> None:
        self.parts.append(string)
        self.length += len(string)

    @property
    def own(self) -> str:
        return "".join(self.parts)

    @property
    def end(self) -> int:
        """How long the text is so far, the labels counted."""
        return self.length + sum(len(label) for _, label in self.labels)

    def text(self) -> Text:
        own = self.own
        if not self.labels:
            return Text(own, 0, self.address)
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
