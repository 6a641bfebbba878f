"""
What a format is: a kind of file with its endings, and what can be done with such a file.

`read` is required. The rest is optional, and a format that lacks a part is served without it: fixes stay as
the rules gave them, but for figures (`fit`); nothing is written, and `fix` says so (`write`), or not as tracked
changes (`track`); a file beside a draft is never looked into for last year's report (`head`, which is asked of our
own formats only).
"""

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any, BinaryIO, Literal, Protocol

from gidr_lint.base.diagnostics import Edit, Finding, Fix, Words
from gidr_lint.base.frozen import Frozen
from gidr_lint.base.location import Address, Location, at
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document

Places = Literal["spans", "addresses"]
Fit = Callable[[Document, Finding], Iterable[Fix]]
"""The fixes of a finding such that they can be written into the page, without those that cannot."""
Write = Callable[[Document, Sequence[Edit]], bytes | Words]
"""
The bytes of the file with edits made and all else as it is; where one of them cannot be made, why not. Raises
FixError where nothing in the file can be changed.
"""
Track = Write
"""The same with each edit as a tracked change, which a person accepts or rejects."""
Head = Callable[[BinaryIO], bytes]
"""
How a file begins, without mark-up and the white space that may stand between two characters: enough to see
whose report it is and of which year. May raise what a damaged file makes it raise.
"""


class Format(Protocol):
    """
    What our formats and a plugin's readers have in common. A reader may have `kind`, without which the documents
    that it makes must be of a kind of ours to be written back, and `places`, `fit` and `write`, of the types above.
    """

    @property
    def suffixes(self) -> Sequence[str]:
        """Endings in lower case with their dot; the first format that names an ending reads it."""
        ...

    def read(self, source: Source) -> Document:
        """The tree of a file; raises ReadError where it cannot be read."""
        ...


class FormatRef(Frozen):
    """
    A format of ours. Its parts are references below `gidr_lint.formats`, as in an entry point, and are loaded
    when they are asked for; an empty one is a part that it lacks.
    """

    __slots__ = ("_fit", "_head", "_read", "_track", "_write", "kind", "places", "suffixes")

    def __init__(
        self,
        kind: str,
        suffixes: tuple[str, ...],
        read: str,
        *,
        places: Places = "spans",
        fit: str = "",
        write: str = "",
        track: str = "",
        head: str = "",
    ) -> None:
        self.kind = kind
        self.suffixes = suffixes
        self.places = places
        self._read = read
        self._fit = fit
        self._write = write
        self._track = track
        self._head = head
        self.__class__ = self.frozen

    def __repr__(self) -> str:
        return f"FormatRef({self.kind!r})"

    def read(self, source: Source) -> Document:
        document = _loaded(self._read)(source)
        assert isinstance(document, Document)
        return document

    @property
    def fit(self) -> Fit | None:
        return _loaded(self._fit) if self._fit else None

    @property
    def write(self) -> Write | None:
        return _loaded(self._write) if self._write else None

    @property
    def track(self) -> Track | None:
        return _loaded(self._track) if self._track else None

    @property
    def head(self) -> Head | None:
        return _loaded(self._head) if self._head else None


def _loaded(reference: str) -> Any:
    module, _, name = reference.partition(":")
    return getattr(import_module(f"gidr_lint.formats.{module}"), name)


def kind_of_format(format: Format) -> str:
    """The kind of a format; empty where a plugin's reader has none."""
    return str(getattr(format, "kind", ""))


def is_addressed(format: Format | None) -> bool:
    """Whether places in a file of this format are addresses: what it holds is no text that a person sees."""
    return getattr(format, "places", "spans") == "addresses"


def beginning_of(format: Format | None) -> Location:
    """Where a finding about a file of this format stands as long as it has not been read."""
    return Location(None, Address(paragraph=0)) if is_addressed(format) else at(0, 0)


def fit_of(format: Format | None) -> Fit | None:
    fit: Fit | None = getattr(format, "fit", None)
    return fit


def write_of(format: Format | None) -> Write | None:
    write: Write | None = getattr(format, "write", None)
    return write


def track_of(format: Format | None) -> Track | None:
    track: Track | None = getattr(format, "track", None)
    return track
