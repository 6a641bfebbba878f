"""
What is told of one file, as plain values: what every output renders, workers return and the cache keeps.

A row is made once, in one language and with personal data masked. Its `entry` is one of `files` in the contract's
JSON (1.2): lines and columns from 1, columns in code points, the end exclusive.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from gidr_lint.base.diagnostics import SUMS, Diagnostic, Language, Target, Words
from gidr_lint.base.location import Address, Location
from gidr_lint.outputs import Line, Shown, Style, Totals, for_run, listed

if TYPE_CHECKING:
    from gidr_lint.engine.analysis import Analysis
    from gidr_lint.judging.case import Case
    from gidr_lint.outputs import Reporter

_CLAIMS = ("agreed", "contradicted", "unknown", "uncompared")
# A flood of edits is for `fix`, which makes them; whoever reads of it needs the title.
MOST_EDITS = 16
# What is kept of a long line, before a place and behind its beginning: more than any terminal is wide.
_MOST_AROUND = 400
UNCOMPARED = "uncompared"
TABLES = "tables"
SEVERITIES = ("error", "warning", "info")


class View(NamedTuple):
    """
    How a person is shown a finding: where it is in words that a person finds it by (empty where the message says
    so, or a line number does), and the line that it is in, from `start` to `end` of `text`. `line` counts from 1
    and is None in a file of addresses; `text` is a window of the line, cut where it says so.
    """

    place: str = ""
    line: int | None = None
    text: str = ""
    start: int = 0
    end: int = 0
    is_cut_before: bool = False
    is_cut_after: bool = False


class Row(NamedTuple):
    """
    One file. `views` has one for each of the entry's `diagnostics`; `counts` are all findings by severity and
    `codes` by code, those that are not listed, too; `fixable` are those with a safe fix, by code. `reason` says why
    nothing could be read of a file; `is_covered` tells that its entry says what was checked. `fail_on` is the
    threshold in force for it. `compared` is a sentence on last year's report. `tables` are the
    official tables with a finding in them as `outputs._drawn` gives them, where they are asked for. One that `waits` could not be read and
    is told only if the other files show that it is taken for a report.
    """

    entry: dict[str, Any]
    views: tuple[View, ...]
    counts: dict[str, int]
    codes: dict[str, int]
    fixable: dict[str, int]
    suppressed: int
    is_report: bool
    is_covered: bool
    fail_on: str
    reason: str | None = None
    compared: str = ""
    tables: tuple[dict[str, Any], ...] = ()
    waits: bool = False

    @property
    def path(self) -> str:
        path: str = self.entry["path"]
        return path

    @property
    def is_read(self) -> bool:
        return self.reason is None

    @property
    def line(self) -> Line:
        """The same in a line of an overview."""
        entry = self.entry
        sums, claims = (entry["coverage"][name] for name in ("identities", "claims"))
        names = entry["coverage"].get("names", {})
        return Line(
            self.path,
            entry["organisation"],
            entry["year"],
            {names.get(id, id): state for id, state in entry["coverage"]["tables"].items()},
            self.counts,
            sums["skipped"],
            claims["unknown"] + claims["uncompared"],
            self.reason,
        )

    def is_failing(self, *, but: str = "") -> bool:
        """Whether a finding reaches the threshold in force; those of a severity may count `but` for nothing."""
        if self.fail_on == "never":
            return False
        return any(
            self.counts[label] for label in SEVERITIES[: SEVERITIES.index(self.fail_on) + 1] if label != but
        )


def row_of(
    result: "Analysis",
    style: Style,
    fail_on: str = "warning",
    needs: frozenset[str] = frozenset(),
    plugins: Mapping[str, str] = MappingProxyType({}),
) -> Row:
    """
    The row of a result, for the language of a style; `needs` are the parts that only some outputs show, `plugins`
    the names of those that rules which are not ours come from, by code.
    """
    shown = Shown(result.case)
    found, more = listed(result)
    report = result.case.report if result.case is not None else None
    coverage = result.coverage
    entry: dict[str, Any] = {
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
            **({"names": dict(coverage.names)} if coverage and coverage.names else {}),
        },
        **(_uncompared(result, style, shown) if UNCOMPARED in needs else {}),
        "diagnostics": [
            _diagnostic(result, diagnostic, style, shown)
            | ({"plugin": plugins[diagnostic.code]} if diagnostic.code in plugins else {})
            for diagnostic in found
        ],
        **({"unlisted": more} if more else {}),
    }
    counts, codes, fixable = _counted(result)
    reason = None
    if result.case is None:
        reason = style.said(result.reason) if result.reason is not None else style.said(_NO_REASON)
    return Row(
        entry,
        tuple(_view(result, diagnostic, style, shown) for diagnostic in found),
        counts,
        codes,
        fixable,
        result.suppressed,
        result.case is not None and result.is_report,
        coverage is not None,
        fail_on,
        None if reason is None else shown.text(reason),
        "" if (past := _compared(result)) is None else style.said(past),
        _tables(result, found, style, shown) if TABLES in needs else (),
    )


def _tables(
    result: "Analysis", found: list[Diagnostic], style: Style, shown: Shown
) -> tuple[dict[str, Any], ...]:
    from gidr_lint.outputs._drawn import drawn

    return tuple(drawn(result, found, style, shown))


_NO_REASON = Words("没有读取", "it was not read")


def _counted(result: "Analysis") -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    counts = dict.fromkeys(SEVERITIES, 0)
    codes: dict[str, int] = {}
    fixable: dict[str, int] = {}
    for diagnostic in result.diagnostics:
        counts[diagnostic.severity.label] += 1
        codes[diagnostic.code] = codes.get(diagnostic.code, 0) + 1
        if diagnostic.is_fixable:
            fixable[diagnostic.code] = fixable.get(diagnostic.code, 0) + 1
    for code, rest in result.rest.items():
        for severity, count in rest.severities.items():
            counts[severity.label] += count
            codes[code] = codes.get(code, 0) + count
        if rest.fixable:
            fixable[code] = fixable.get(code, 0) + rest.fixable
    return counts, codes, fixable if result.is_writable else {}


def _compared(result: "Analysis") -> Words | None:
    """Which report of last year the draft was held against, or why the one given was not."""
    if result.case is None or result.case.previous is None:
        return None
    past, year = result.case.previous, result.case.year
    uri = past.document.source.uri
    if year is None:
        return Words(
            f"看不出这份报告是哪一年度的，没有与{uri}对照",
            f"this report does not say its year: nothing was compared with {uri}",
        )
    if past.year == year - 1:
        return Words(f"对照的上年报告：{uri}", f"last year's report: {uri}")
    if past.year is None:
        return Words(
            f"{uri}看不出是哪一年度的，没有与上年对照",
            f"{uri} does not say its year: nothing was compared with it",
        )
    return Words(
        f"{uri}是{past.year}年度的，不是{year - 1}年度的，没有与上年对照",
        f"{uri} is the report of {past.year}, not of {year - 1}: nothing was compared with it",
    )


def _uncompared(result: "Analysis", style: Style, shown: Shown) -> dict[str, Any]:
    """The figures of the prose that are compared with no cell, each with the reason."""
    if result.case is None:
        return {}
    from gidr_lint.assist.reading import uncompared

    found = []
    for item in uncompared(result):
        assert item.reason is not None
        reason = style.said(item.reason)
        found.append(
            {
                "quote": shown.quote(item.location, item.quote),
                "reason": reason,
                **_place(result, item.location, shown, style),
            }
        )
    return {"uncompared": found}


def _diagnostic(result: "Analysis", diagnostic: Diagnostic, style: Style, shown: Shown) -> dict[str, Any]:
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
        "fixes": _fixes(result, diagnostic, style, shown),
        "url": diagnostic.url,
    }


def _fixes(result: "Analysis", diagnostic: Diagnostic, style: Style, shown: Shown) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for fix in diagnostic.fixes:
        # A masked edit would write the mask into the draft.
        if any(shown.text(edit.text) != edit.text for edit in fix.edits):
            continue
        told: dict[str, Any] = {"title": shown.text(style.said(fix.title)), "safety": fix.safety}
        if len(fix.edits) > MOST_EDITS:
            told |= {"edits": [], "edits_left_out": len(fix.edits)}
        else:
            told["edits"] = [
                {**_place(result, edit.location, shown, style), "text": edit.text} for edit in fix.edits
            ]
        found.append(told)
    return found


def _target(target: Target | None) -> dict[str, Any]:
    section, table, row, column = target or Target()
    return {"section": section, "table": table, "row": row, "column": column}


def _previous(result: "Analysis") -> dict[str, str]:
    """The path of last year's report, where one was compared with."""
    past = result.case.previous if result.case is not None else None
    return {"previous": past.document.source.uri} if past is not None else {}


def _figures(result: "Analysis", style: Style, shown: Shown) -> dict[str, Any]:
    """What the spreadsheet has, where one was compared with: the cells that differ, and what was left aside."""
    figures = result.case.figures if result.case is not None else None
    if figures is None:
        return {}
    from gidr_lint.report.names import cell_name

    return {
        "figures": {
            "path": figures.uri,
            "agreed": figures.agreed,
            "different": [
                {
                    "target": _target(cell.target),
                    "name": style.said(cell_name(cell)),
                    "report": shown.text(cell.text.string),
                    "figures": str(filed),
                    **_place(result, cell.location, shown, style),
                }
                for cell, filed in figures.different
            ],
            "notes": [shown.text(style.said(note)) for note in figures.notes],
        }
    }


def _place(
    result: "Analysis", location: Location, shown: Shown, style: Style, *, past: bool = False
) -> dict[str, Any]:
    """A place of the draft, or of last year's report."""
    case = _case(result, past=past)
    # A file that could not be read has no better place than its beginning.
    address = location.address or (None if past else result.beginning.address)
    if address is not None:
        name = shown.place(location, past=past)
        named = {"place": style.said(name)} if name is not None else {}
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


def _case(result: "Analysis", *, past: bool) -> "Case | None":
    return result.case.previous if past and result.case is not None else result.case


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


def _view(result: "Analysis", diagnostic: Diagnostic, style: Style, shown: Shown) -> View:
    name = shown.place(diagnostic.location)
    place = "" if name is None or name.zh in diagnostic.message.text("zh") else style.said(name)
    location = diagnostic.location
    if result.case is None:
        return View(place)
    document = result.case.document
    number: int | None = None
    if location.address is not None:
        # Several lines of a paragraph or cell are shown as one.
        text = shown.written(location.address.whole).replace("\n", " ")
        start = location.address.start or 0
        length = len(text) if location.address.end is None else location.address.end - start
    elif location.span is not None:
        line, start = document.lines.position(location.span.start)
        text = shown.line(line)
        start = min(start, len(text))  # between the two characters of a line end
        length = location.span.end - location.span.start
        number = line + 1
    else:
        return View(place)
    if not text.strip():
        return View(place)
    end = max(start + 1, min(len(text), start + length))
    first, last = max(0, start - _MOST_AROUND), min(len(text), start + _MOST_AROUND)
    return View(
        place,
        number,
        text[first:last],
        start - first,
        min(end, last + 1) - first,
        first > 0,
        last < len(text),
    )


_PARTS = {
    "footnotes": ("脚注", "footnotes, "),
    "comments": ("批注", "comments, "),
    "endnotes": ("尾注", "endnotes, "),
    "header": ("页眉", "header, "),
    "footer": ("页脚", "footer, "),
    "textbox": ("文本框", "text boxes, "),
}


def at(place: Mapping[str, Any], language: Language) -> str:
    """Where a place of an entry is: 12:3, or in a file of addresses 表2 第3行第5列 and 第12段."""
    address, span = place["address"], place["range"]
    english = language == "en"
    if address is None:
        return f"{span['start']['line']}:{span['start']['column']}" if span is not None else "1:1"
    if "table" in address:
        table, row, column = (address.get(name, 1) for name in ("table", "row", "column"))
        return f"table {table} row {row} column {column}" if english else f"表{table} 第{row}行第{column}列"
    zh, en = _PARTS.get(address.get("part", "body"), ("", ""))
    paragraph = address.get("paragraph", 1)
    return f"{en}paragraph {paragraph}" if english else f"{zh}第{paragraph}段"


def where(result: "Analysis", location: Location, language: Language = "zh") -> str:
    """The same of a place that no row names yet, behind the file's path."""
    from gidr_lint.base.visible import on_one_line

    place = _place(result, location, Shown(result.case), Style(language))
    return f"{on_one_line(result.path)}:{at(place, language)}"


def rendered(reporter: "Reporter", results: "Iterable[Analysis]", style: Style) -> str:
    """What an output gives for some results."""
    reporter = for_run(reporter)
    asked = getattr(reporter, "needs", None)
    needs = asked(style) if asked is not None else frozenset()
    rows = [row_of(result, style, needs=needs) for result in results]
    totals = Totals()
    for row in rows:
        totals.add(row)
    pieces = [piece for row in rows if (piece := reporter.piece(row, style))]
    joined = getattr(reporter, "JOIN", "").join(pieces)
    return reporter.start(totals, style) + joined + reporter.end(totals, style)
