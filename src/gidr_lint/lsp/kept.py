"""The analyses of the documents that were used last: what else is asked of a document is answered from its own."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol

from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Source

if TYPE_CHECKING:
    from gidr_lint.forms.model import Form
    from gidr_lint.judging.case import Case
    from gidr_lint.lsp.configuration import Lints
    from gidr_lint.lsp.diagnostics import Findings

# One of a report of 5 KB takes 0.3 MB.
MOST = 16


class LastYears:
    """
    Last year's reports as they were read, so many of them: shared by the drafts that are compared with them, and
    by the versions of a draft. One is read anew when its bytes change, or the forms that it is bound to.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._read: OrderedDict[str, tuple[Source, tuple[Form, ...], Case]] = OrderedDict()

    def case(self, linter: "Lints", source: Source) -> "Case | Source":
        """A report as a linter reads it; the source itself where it is none, or cannot be read."""
        known = self._read.get(source.uri)
        if known is None or known[:2] != (source, linter.forms):
            try:
                case = linter.past(source) if len(source.data) <= linter.max_bytes else None
            except ReadError:
                case = None
            if case is None:
                return source
            known = self._read[source.uri] = (source, linter.forms, case)
        self._read.move_to_end(source.uri)
        while len(self._read) > self._most:
            self._read.popitem(last=False)
        return known[2]


class Holds(Protocol):
    """A document with what was last found in it; `dropped` tells that its analysis was given up."""

    findings: "Findings | None"
    dropped: bool


class Kept:
    """Keeps the analyses of so many documents; of others only what the client was sent."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._used: OrderedDict[str, Holds] = OrderedDict()

    def use(self, uri: str, document: Holds) -> None:
        """Put a document first; the one that was not used for longest gives up its analysis."""
        self._used[uri] = document
        self._used.move_to_end(uri)
        while len(self._used) > self._most:
            _, oldest = self._used.popitem(last=False)
            if oldest.findings is not None and oldest.findings.result is not None:
                oldest.findings = oldest.findings._replace(result=None)
                oldest.dropped = True

    def forget(self, uri: str) -> None:
        """A document that was closed."""
        self._used.pop(uri, None)
