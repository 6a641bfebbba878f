"""
Between the package and the protocol: the one place that knows the client's positions.

Inside, a place is a span of code points of the whole text; a client names a line and counts the
units before it on that line: UTF-16 ones, unless it agreed to UTF-8 bytes or to code points.
"""

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit

from lsprotocol import types as lsp

from gidr_lint.base.diagnostics import Diagnostic, Language, Related, Severity
from gidr_lint.base.location import Location
from gidr_lint.base.spans import LineIndex, Span
from gidr_lint.base.visible import visible
from gidr_lint.outputs import Shown

SOURCE = "gidr-lint"
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
_DRIVE = re.compile(r"/[A-Za-z]:")


class Positions:
    """
    The way between the offsets of one text and the positions of one client.

    Args:
        lines: of the text as the client has it.
        encoding: `utf-8`, `utf-16` or `utf-32`.
    """

    __slots__ = ("_bom", "encoding", "lines")

    def __init__(self, lines: LineIndex, encoding: str) -> None:
        self.lines = lines
        self.encoding = encoding
        # Readers take a BOM for no text, so what they count begins behind it.
        self._bom = int(lines.text.startswith("\ufeff"))

    def position(self, offset: int) -> lsp.Position:
        """The client's position of an offset in the text as it has it."""
        if self.encoding == "utf-8":
            line, column = self.lines.utf8(offset)
        elif self.encoding == "utf-32":
            line, column = self.lines.position(offset)
        else:
            line, column = self.lines.utf16(offset)
        return lsp.Position(line, column)

    def offset(self, position: lsp.Position) -> int:
        """
        The offset of a client's position.

        A column past the end of its line is the line's end, a line past the last the end of the
        text, a place inside a character the place before it.
        """
        lines = self.lines
        if position.line >= len(lines.starts):
            return len(lines.text)
        start, end = lines.bounds(position.line)
        if self.encoding == "utf-32":
            return min(start + position.character, end)
        widths = _utf8_width if self.encoding == "utf-8" else _utf16_width
        left = position.character
        for offset in range(start, end):
            left -= widths(lines.text[offset])
            if left < 0:
                return offset
        return end

    def inside(self, position: lsp.Position) -> int:
        """The offset of a client's position as readers count, for whom a BOM is no text."""
        return max(0, self.offset(position) - self._bom)

    def span(self, where: lsp.Range) -> Span:
        """The span of a client's range; one written backwards is turned round."""
        start, end = sorted((self.offset(where.start), self.offset(where.end)))
        return Span(start, end)

    def range(self, location: Location) -> lsp.Range:
        """Where a finding stands; without a place in the text, its beginning."""
        start, end = location.span or Span(0, 0)
        return lsp.Range(self.position(start + self._bom), self.position(end + self._bom))


def _utf8_width(char: str) -> int:
    return 1 if char < "\x80" else 2 if char < "\u0800" else 3 if char < "\U00010000" else 4


def _utf16_width(char: str) -> int:
    return 1 if char < "\U00010000" else 2


def to_lsp(
    diagnostic: Diagnostic,
    positions: Positions,
    *,
    uri: str,
    language: Language,
    last: Positions | None = None,
    shown: Shown | None = None,
    with_related: bool = True,
    with_url: bool = True,
) -> lsp.Diagnostic:
    """
    A diagnostic as the client shows it. `last` is for places in last year's report; `shown` knows the
    personal data that must be masked.
    """
    private = (shown or Shown(None)).text
    message = visible(private(diagnostic.message.text(language)))
    advice = visible(private(diagnostic.message.help(language) or ""))
    related = [
        _related(item, positions, last, uri, visible(private(item.text(language))))
        for item in diagnostic.related
    ]
    return lsp.Diagnostic(
        range=positions.range(diagnostic.location),
        message=f"{message}\n{advice}" if advice else message,
        severity=_SEVERITIES[diagnostic.severity],
        code=diagnostic.code,
        code_description=lsp.CodeDescription(diagnostic.url) if with_url and diagnostic.url else None,
        source=SOURCE,
        related_information=related if with_related and related else None,
    )


def _related(
    item: Related, positions: Positions, last: Positions | None, uri: str, text: str
) -> lsp.DiagnosticRelatedInformation:
    if item.path is None:
        place = lsp.Location(uri, positions.range(item.location))
    else:
        beginning = lsp.Position(0, 0)
        has_place = last is not None and item.location.span is not None
        where = last.range(item.location) if last and has_place else lsp.Range(beginning, beginning)
        place = lsp.Location(uri_of(item.path), where)
    return lsp.DiagnosticRelatedInformation(place, f"{item.code} {text}" if item.code else text)


def is_file(uri: str) -> bool:
    return uri[:5].lower() == "file:" and _parts(uri) is not None


def path_of(uri: str) -> str:
    """The path that a URI names, decoded; of one that is no file its last part, for the name's sake."""
    parts = _parts(uri)
    if parts is None:
        return unquote(uri.rpartition("/")[2])
    path = unquote(parts.path)
    if parts.scheme != "file":
        return path
    if parts.netloc and parts.netloc != "localhost":
        return f"//{unquote(parts.netloc)}{path}"
    return path[1:] if _DRIVE.match(path) else path


def _parts(uri: str) -> SplitResult | None:
    """The parts of a URI; None for one that is none, as `file://[::1/a.md`."""
    try:
        return urlsplit(uri)
    except ValueError:
        return None


def uri_of(path: str) -> str:
    """The `file:` URI of an absolute path."""
    path = path.replace("\\", "/") if _DRIVE.match("/" + path) else path
    return "file://" + ("" if path.startswith("/") else "/") + quote(path)
