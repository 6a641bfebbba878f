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
    return f'{compact(head(totals, style))[:-1]},"files":[\n'


def head(totals: Totals, style: Style) -> dict[str, Any]:
    """What is said of the whole run."""
    return {
        "version": 1,
        "tool": {"name": "gidr-lint", "version": VERSION},
        **({"interrupted": True} if totals.left else {}),
        "summary": summary(totals),
        **({"statistics": _statistics(totals)} if style.statistics else {}),
    }


def summary(totals: Totals) -> dict[str, Any]:
    """The counts of a run."""
    return {
        "files": totals.files,
        **totals.counts,
        "fixable": sum(totals.fixable.values()),
        "suppressed": totals.suppressed,
        "accounts": totals.accounts(),
        **({"left": totals.left} if totals.left else {}),
    }


def _statistics(totals: Totals) -> list[dict[str, Any]]:
    from gidr_lint.outputs._statistics import by_rule

    return [
        {"code": item.code, "name": item.name, "count": item.findings, "fixable": item.fixable}
        for item in by_rule(totals)
    ]


def piece(row: Row, style: Style) -> str:
    return compact(entry_of(row, style))


def entry_of(row: Row, style: Style) -> dict[str, Any]:
    """What is written of a file."""
    from gidr_lint.outputs._fingerprints import fingerprinted

    entry = fingerprinted(row)
    if not style.verbose:
        entry.pop(UNCOMPARED, None)
    return entry


def end(totals: Totals, style: Style) -> str:
    return f"\n],{compact(behind(totals, style))[1:]}\n"


def behind(totals: Totals, style: Style) -> dict[str, Any]:
    """What was not read or is no report, where nothing was checked, and the plugins that did not load."""
    failed = [
        {
            "plugin": item.name,
            "message": item.reason.en if style.language == "en" else item.reason.zh,
            "file": item.shown,
            "line": item.line,
        }
        for item in totals.plugins_failed
    ]
    more = totals.passed - len(totals.no_reports)
    silent = [{"path": folder, "unread": count} for folder, count in totals.silent.items()]
    return {
        **({"nothing_checked": silent} if silent else {}),
        "unread": [{"path": item.path, "kind": item.kind, "reason": item.reason} for item in totals.unread],
        "no_reports": totals.no_reports,
        **({"no_reports_left_out": more} if more else {}),
        **({"unchecked": _unknown(totals, style)} if totals.unknown else {}),
        **({"plugins_failed": failed} if failed else {}),
    }


def _unknown(totals: Totals, style: Style) -> list[dict[str, str]]:
    """The files with the name of a report that are none by what they hold, which --require-checked asks for."""
    from gidr_lint.outputs._unchecked import no_report

    words = no_report()
    message = words.en if style.language == "en" else words.zh
    return [{"path": path, "message": message} for path in totals.unknown]


def compact(value: Any) -> str:
    """JSON on one line."""
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
