"""The JSON of contract 1.2: the summary first, then a line for each file."""

from typing import Any

from gidr_lint.base.version import VERSION
from gidr_lint.outputs import Style, Totals
from gidr_lint.outputs._rows import UNCOMPARED, Row

# What was not read is among the output.
TELLS_UNREAD = True
TELLS_STATISTICS = True
# Whatever the terminal has: other programs read it.
ENCODING = "utf-8"
SPOOLED = True
JOIN = ",\n"


def needs(style: Style) -> frozenset[str]:
    """The parts of a row that are written."""
    return frozenset((UNCOMPARED,) if style.verbose else ())


def start(totals: Totals, style: Style) -> str:
    """All that comes before the files."""
    head = {
        "version": 1,
        "tool": {"name": "gidr-lint", "version": VERSION},
        **({"interrupted": True} if totals.left else {}),
        "summary": summary(totals),
        **({"statistics": _statistics(totals)} if style.statistics else {}),
    }
    return f'{_compact(head)[:-1]},"files":[\n'


def summary(totals: Totals) -> dict[str, int]:
    """The counts of a run."""
    return {
        "files": totals.files,
        **totals.counts,
        "fixable": sum(totals.fixable.values()),
        "suppressed": totals.suppressed,
        **({"left": totals.left} if totals.left else {}),
    }


def _statistics(totals: Totals) -> list[dict[str, Any]]:
    from gidr_lint.outputs._statistics import by_rule

    return [
        {"code": item.code, "name": item.name, "count": item.findings, "fixable": item.fixable}
        for item in by_rule(totals)
    ]


def piece(row: Row, style: Style) -> str:
    entry = row.entry
    if UNCOMPARED in entry and not style.verbose:
        entry = {key: value for key, value in entry.items() if key != UNCOMPARED}
    return _compact(entry)


def end(totals: Totals, style: Style) -> str:
    unread = [{"path": item.path, "kind": item.kind, "reason": item.reason} for item in totals.unread]
    failed = [
        {
            "plugin": item.name,
            "message": item.reason.en if style.language == "en" else item.reason.zh,
            "file": item.shown,
            "line": item.line,
        }
        for item in totals.plugins_failed
    ]
    more = f',"plugins_failed":{_compact(failed)}' if failed else ""
    return f'\n],"unread":{_compact(unread)}{more}}}\n'


def _compact(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
