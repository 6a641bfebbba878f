"""The analyses of the documents that were used last: what else is asked of a document is answered from its own."""

from collections import OrderedDict
from typing import Protocol

from gidr_lint.lsp.diagnostics import Findings

# One of a report of 5 KB takes 0.3 MB.
MOST = 16


class Holds(Protocol):
    """A document with what was last found in it; `dropped` tells that its analysis was given up."""

    findings: Findings | None
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
