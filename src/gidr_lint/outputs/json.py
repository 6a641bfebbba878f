"""The JSON of contract 1.2: lines and columns from 1, columns in code points, the end exclusive."""

from typing import Any

from gidr_lint.base.diagnostics import SUMS, Diagnostic, Target, Words
from gidr_lint.base.location import Address, Location
from gidr_lint.base.version import VERSION
from gidr_lint.engine.analysis import Analysis
from gidr_lint.outputs import Shown, Style, Totals, listed, private

_CLAIMS = ("agreed", "contradicted", "unknown", "uncompared")
# What was not read is among the output.
TELLS_UNREAD = True
# Whatever the terminal has: other programs read it.
ENCODING = "utf-8"


def piece(result: Analysis, style: Style) -> dict[str, Any]:
    """One entry of `files`."""
    report = result.case.report if result.case is not None else None
    shown = Shown(result.case)
    coverage = result.coverage
    found, more = listed(result)
    return {
        "path": result.path,
        "kind": result.kind,
        "form": report.form.id if report is not None and report.form is not None else None,
        "year": report.year if report is not None else None,
        "organisation": report.organisation if report is not None else None,
        "stage": result.stage,
        **_previous(result),
        **_figures(result, style, shown),
        "coverage": {
            "tables": dict(coverage.tables) if coverage else {},
            "identities": dict(coverage.identities) if coverage else dict.fromkeys(SUMS, 0),
            "claims": dict(coverage.claims) if coverage else dict.fromkeys(_CLAIMS, 0),
        },
        **_uncompared(result, style, shown),
        "diagnostics": [_diagnostic(result, diagnostic, style, shown) for diagnostic in found],
        **({"unlisted": more} if more else {}),
    }


def whole(pieces: list[dict[str, Any]], totals: Totals, style: Style) -> str:
    import json

    data = {
        "version": 1,
        "tool": {"name": "gidr-lint", "version": VERSION},
        "summary": {
            "files": totals.files,
            **totals.counts,
            "fixable": totals.fixable,
            "suppressed": totals.suppressed,
        },
        "files": pieces,
        "unread": [
            {"path": item.path, "kind": item.kind, "reason": private(_said(item.reason, style))}
            for item in totals.unread
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _said(words: Words, style: Style) -> str:
    return words.zh if style.language == "zh" else words.en


def _uncompared(result: Analysis, style: Style, shown: Shown) -> dict[str, Any]:
    """The figures of the prose that are compared with no cell, each with the reason."""
    if not style.verbose or result.case is None:
        return {}
    from gidr_lint.assist.reading import uncompared

    found = []
    for item in uncompared(result):
        assert item.reason is not None
        reason = _said(item.reason, style)
        found.append(
            {
                "quote": shown.quote(item.location, item.quote),
                "reason": reason,
                **_place(result, item.location, shown, style),
            }
        )
    return {"uncompared": found}


def _diagnostic(result: Analysis, diagnostic: Diagnostic, style: Style, shown: Shown) -> dict[str, Any]:
    language = style.language
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.label,
        "message": shown.text(diagnostic.message.text(language)),
        "help": shown.text(diagnostic.message.help(language) or "") or None,
        **_place(result, diagnostic.location, shown, style),
        "target": _target(diagnostic.target),
        "related": [
            {
                "path": related.path,
                "code": related.code,
                "message": shown.text(related.text(language)),
                **_place(result, related.location, shown, style, past=related.path is not None),
                "target": _target(related.target),
            }
            for related in diagnostic.related
        ],
        "fixes": [
            {
                "title": shown.text(fix.title.zh if language == "zh" else fix.title.en),
                "safety": fix.safety,
                "edits": [
                    {**_place(result, edit.location, shown, style), "text": edit.text} for edit in fix.edits
                ],
            }
            for fix in diagnostic.fixes
            # A masked edit would write the mask into the draft.
            if all(shown.text(edit.text) == edit.text for edit in fix.edits)
        ],
        "url": diagnostic.url,
    }


def _target(target: Target | None) -> dict[str, Any]:
    section, table, row, column = target or Target()
    return {"section": section, "table": table, "row": row, "column": column}


def _previous(result: Analysis) -> dict[str, str]:
    """The path of last year's report, where one was compared with."""
    past = result.case.previous if result.case is not None else None
    return {"previous": past.document.source.uri} if past is not None else {}


def _figures(result: Analysis, style: Style, shown: Shown) -> dict[str, Any]:
    """What the spreadsheet has, where one was compared with: the cells that differ, and what was left aside."""
    figures = result.case.figures if result.case is not None else None
    if figures is None:
        return {}
    return {
        "figures": {
            "path": figures.uri,
            "agreed": figures.agreed,
            "different": [
                {
                    "target": _target(cell.target),
                    "report": shown.text(cell.text.string),
                    "figures": str(filed),
                    **_place(result, cell.location, shown, style),
                }
                for cell, filed in figures.different
            ],
            "notes": [shown.text(note.zh if style.language == "zh" else note.en) for note in figures.notes],
        }
    }


def _place(
    result: Analysis, location: Location, shown: Shown, style: Style, *, past: bool = False
) -> dict[str, Any]:
    """A place of the draft, or of last year's report."""
    case = result.case.previous if past and result.case is not None else result.case
    # A file that could not be read has no better place than its beginning.
    address = location.address or (None if past else result.beginning.address)
    if address is not None:
        name = shown.place(location, past=past)
        named = {"place": _said(name, style)} if name is not None else {}
        return {"range": None, "address": _address(address, shown, past=past), **named}
    if location.span is None or (past and case is None):
        return {"range": None, "address": None}
    if case is None:
        start = end = (0, 0)
    else:
        lines = case.document.lines
        start, end = lines.position(location.span.start), lines.position(location.span.end)
    return {
        "range": {
            "start": {"line": start[0] + 1, "column": start[1] + 1},
            "end": {"line": end[0] + 1, "column": end[1] + 1},
        },
        "address": None,
    }


def _address(address: Address, shown: Shown, *, past: bool) -> dict[str, Any]:
    """A place in a Word file, from 1; `start` and `end` only where a part of the text is meant."""
    place: dict[str, Any] = {} if address.part == "body" else {"part": address.part}
    for name in ("paragraph", "table", "row", "column"):
        value = getattr(address, name)
        if value is not None:
            place[name] = value + 1
    if address.start is not None and address.end is not None:
        # What goes on in the next paragraph ends with its own.
        own = len(shown.written(address.whole, past=past)) or address.end
        place |= {"start": address.start + 1, "end": max(address.start, min(address.end, own)) + 1}
    place["text"] = shown.written(address, past=past)
    return place
