"""JSON Lines: a line for each file as soon as it is checked, in the last line the summary and what was not read."""

from gidr_lint.outputs import Style, Totals
from gidr_lint.outputs._rows import Row
from gidr_lint.outputs.json import behind, compact, entry_of, head, needs

__all__ = ["ENCODING", "TELLS_STATISTICS", "TELLS_UNREAD", "end", "needs", "piece", "start"]

TELLS_UNREAD = True
TELLS_STATISTICS = True
ENCODING = "utf-8"


def start(totals: Totals, style: Style) -> str:
    return ""


def piece(row: Row, style: Style) -> str:
    return compact({"type": "file", **entry_of(row, style)}) + "\n"


def end(totals: Totals, style: Style) -> str:
    """The line of the whole run; where it is missing, the run did not come to its end."""
    return compact({"type": "summary", **head(totals, style), **behind(totals, style)}) + "\n"
