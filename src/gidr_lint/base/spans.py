"""Spans, and the way from offsets to lines, columns and UTF-16 or UTF-8 units."""

import re
from bisect import bisect_right
from typing import NamedTuple

from gidr_lint.base.frozen import Frozen

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLOCK = 512


def shared(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts share at their beginning, and how many of the others at their end."""
    head, most = 0, min(len(old), len(new))
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


class Span(NamedTuple):
    """A half-open range of code points of the decoded source, from 0."""

    start: int
    end: int


class LineIndex(Frozen):
    """
    Lines of one text; they end at `\\n`, `\\r\\n` and `\\r`, and nowhere else.

    Lines and columns here count from 0, columns in code points unless a name says otherwise.
    """

    __slots__ = ("_sizes", "ends", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _LINE_END.finditer(text)]
        self.starts = (0, *[end for _, end in spans])
        self.ends = (*[start for start, _ in spans], len(text))
        self._sizes: dict[str, list[int]] = {}
        self.__class__ = self.frozen

    def line_of(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset; an offset past the end counts as the end."""
        offset = min(max(offset, 0), len(self.text))
        line = self.line_of(offset)
        return line, offset - self.starts[line]

    def bounds(self, line: int) -> Span:
        """Where a line begins and ends, its line end not counted."""
        return Span(self.starts[line], self.ends[line])

    def line(self, line: int) -> str:
        return self.text[self.starts[line] : self.ends[line]]

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, kept inside that line."""
        if line >= len(self.starts):
            return len(self.text)
        start, end = self.bounds(max(line, 0))
        return min(start + max(column, 0), end)

    def utf16(self, offset: int) -> tuple[int, int]:
        """Line, and column in UTF-16 units."""
        line, column = self.position(offset)
        start = self.starts[line]
        return line, (self._size(start + column, "utf-16-le") - self._size(start, "utf-16-le")) // 2

    def utf8(self, offset: int) -> tuple[int, int]:
        """Line, and column in UTF-8 bytes."""
        line, column = self.position(offset)
        start = self.starts[line]
        return line, self._size(start + column, "utf-8") - self._size(start, "utf-8")

    def _size(self, offset: int, encoding: str) -> int:
        """How many bytes the text has before an offset; that of every block is known once one is asked for."""
        sizes = self._sizes.get(encoding)
        if sizes is None:
            sizes = [0]
            for start in range(0, len(self.text), _BLOCK):
                block = self.text[start : start + _BLOCK]
                sizes.append(sizes[-1] + len(block.encode(encoding, "surrogatepass")))
            self._sizes[encoding] = sizes  # whole, for another thread may ask meanwhile
        number = offset // _BLOCK
        return sizes[number] + len(self.text[number * _BLOCK : offset].encode(encoding, "surrogatepass"))
