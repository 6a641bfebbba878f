"""
The text of an open document, kept equal to the client's from edit to edit.

pygls keeps one too, but ends lines where Python does, at form feeds and U+2028 as well, and the
protocol does not: after such a character every edit would land on another line.
"""

import re
from collections.abc import Sequence

from lsprotocol import types as lsp

from gidr_lint.base.spans import LineIndex
from gidr_lint.lsp.convert import Positions

_SURROGATE = re.compile("[\ud800-\udfff]")


class Buffer:
    """One open document. `version` is the client's; `revision` counts every change of ours."""

    __slots__ = ("_positions", "encoding", "language_id", "revision", "text", "uri", "version")

    def __init__(self, item: lsp.TextDocumentItem, encoding: str) -> None:
        self.uri = item.uri
        self.language_id = item.language_id
        self.encoding = encoding
        self.revision = 0
        self.version = item.version
        self.text = ""
        self._positions: Positions | None = None
        self._set(item.text)

    @property
    def positions(self) -> Positions:
        """The way between offsets of the text as it is now and the client's positions."""
        if self._positions is None:
            self._positions = Positions(LineIndex(self.text), self.encoding)
        return self._positions

    def apply(self, changes: Sequence[lsp.TextDocumentContentChangeEvent], version: int) -> None:
        """Apply the changes of one notification in their order, each to what the last one left."""
        for change in changes:
            if isinstance(change, lsp.TextDocumentContentChangePartial):
                start, end = self.positions.span(change.range)
                self._set(self.text[:start] + change.text + self.text[end:])
            else:
                self._set(change.text)
        self.version = version

    def _set(self, text: str) -> None:
        if _SURROGATE.search(text):
            # The halves of one character, typed by two edits, are one again.
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        self.text = text
        self._positions = None
        self.revision += 1

    def data(self) -> bytes:
        """The text in UTF-8, as a reader takes it; half a character is a question mark."""
        return self.text.encode("utf-8", "replace")
