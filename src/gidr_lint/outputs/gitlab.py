"""GitLab: a Code Quality report, a list of issues whose fingerprints tell a merge request what is new."""

from collections.abc import Mapping
from typing import Any

from gidr_lint.outputs import Style, Totals
from gidr_lint.outputs._fingerprints import fingerprints, hashed
from gidr_lint.outputs._pipelines import Remark, advice, message, relative, remarks, uncounted
from gidr_lint.outputs._rows import Row
from gidr_lint.outputs.json import compact

TELLS_UNREAD = True
ENCODING = "utf-8"
SPOOLED = True
JOIN = ",\n"
_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}


def start(totals: Totals, style: Style) -> str:
    """What no finding tells comes first: whether a comma follows is known."""
    issues = [_remark(remark) for remark in remarks(totals, style)]
    comma = JOIN if issues and any(totals.counts.values()) else ""
    return "[\n" + JOIN.join(issues) + comma


def piece(row: Row, style: Style) -> str:
    """The issues of one file; a Word file has no lines, so they are at its first, and say where they are."""
    issues = []
    found = zip(row.entry["diagnostics"], row.views, fingerprints(row), strict=True)
    for diagnostic, view, fingerprint in found:
        span = diagnostic["range"]
        lines = (
            {"begin": span["start"]["line"], "end": span["end"]["line"]} if span is not None else {"begin": 1}
        )
        said = advice(diagnostic, style)
        issues.append(
            _issue(
                message(diagnostic, view, style),
                diagnostic["code"],
                _SEVERITIES[diagnostic["severity"]],
                hashed(relative(row.path), fingerprint),
                relative(row.path),
                lines,
                **({"content": {"body": said}} if said else {}),
            )
        )
    return JOIN.join([*issues, *map(_remark, uncounted(row, style))])


def end(totals: Totals, style: Style) -> str:
    return "\n]\n"


def _remark(remark: Remark) -> str:
    path = "." if remark.path is None else relative(remark.path)
    severity = "blocker" if remark.is_failure else "info"
    fingerprint = hashed(path, remark.name, remark.text)
    return _issue(remark.text, remark.name, severity, fingerprint, path, {"begin": 1})


def _issue(
    said: str, name: str, severity: str, fingerprint: str, path: str, lines: Mapping[str, int], **more: Any
) -> str:
    return compact(
        {
            "description": said,
            "check_name": name,
            "fingerprint": fingerprint,
            "severity": severity,
            "location": {"path": path, "lines": lines},
            **more,
        }
    )
