"""Patterns that match text, and what they find, with the way back to the source."""

import re
from collections.abc import Iterator

from gidr_lint.base.location import Location
from gidr_lint.base.stopping import look
from gidr_lint.document.text import Text


class Match:
    """What a `Pattern` found in a `Text`; offsets are those of the text's string."""

    __slots__ = ("_match", "text")

    def __init__(self, text: Text, match: re.Match[str]) -> None:
        self.text = text
        self._match = match

    @property
    def string(self) -> str:
        return self._match.group()

    @property
    def start(self) -> int:
        return self._match.start()

    @property
    def end(self) -> int:
        return self._match.end()

    def group(self, name: str | int) -> str:
        """The characters of a group, empty where it took no part."""
        return self._match.group(name) or ""

    def bounds(self, name: str | int = 0) -> tuple[int, int]:
        return self._match.span(name)

    def location(self, name: str | int = 0) -> Location:
        """The place of a group in the source."""
        return self.text.location(*self._match.span(name))


class Pattern:
    """
    A regular expression for `Text`, compiled when first needed.

    It is tried only where one of its `literals` occurs (always, when there are none). Every
    pattern must be linear on its worst input; a test judges all of them.
    """

    __slots__ = ("_compiled", "expression", "literals")

    def __init__(self, expression: str, *literals: str) -> None:
        self.expression = expression
        self.literals = literals
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.expression)
        return self._compiled

    def may_occur(self, string: str) -> bool:
        return not self.literals or any(map(string.__contains__, self.literals))

    def find(self, text: Text) -> Iterator[Match]:
        """Every match, left to right."""
        if self.may_occur(text.string):
            for match in self.compiled.finditer(text.string):
                look()
                yield Match(text, match)

    def first(self, text: Text) -> Match | None:
        return next(self.find(text), None)

    def search(self, string: str) -> re.Match[str] | None:
        """The first match in a plain string."""
        return self.compiled.search(string) if self.may_occur(string) else None

    def match(self, string: str) -> re.Match[str] | None:
        """A match at the beginning of a plain string."""
        return self.compiled.match(string) if self.may_occur(string) else None

    def fullmatch(self, string: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(string) if self.may_occur(string) else None
