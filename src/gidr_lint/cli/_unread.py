"""What was not read: which of it is a finding, and what is only counted."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gidr_lint.base.diagnostics import Severity, Words
from gidr_lint.cli._company import Company, nothing_checked, stem_of
from gidr_lint.cli._files import Found, Ignored, Unread, shown_path
from gidr_lint.cli._run import CHECK_PATH, Runner
from gidr_lint.document.source import FOLDER, Source
from gidr_lint.formats import suffix_of
from gidr_lint.formats.unread import refusal
from gidr_lint.outputs import Totals, private
from gidr_lint.outputs import Unread as Counted

if TYPE_CHECKING:
    from gidr_lint.outputs._rows import Row

# Files of a folder that are looked at for a report, where a program gave only some of them.
_MOST_LOOKED_AT = 200
_LEAVE_OUT = Words(
    "不是年度报告的，请移到别的文件夹，或写进配置的exclude。",
    "If it is no annual report, move it to another folder or name it under exclude in the configuration.",
)


def account(runner: Runner, files: list[Found], held: "list[Row]", totals: Totals) -> "list[Row]":
    """
    Count what was not read and is taken for no report; for the others a row each, in the order of their paths.
    `held` are the rows of files that should have been read. After an interruption all are only counted: what they lie
    beside may not have been checked yet.
    """
    by_path = {file.shown: file for file in files}
    checked = [by_path[path].path for path, is_report in totals.seen if is_report and path in by_path]
    company = Company(checked, _Around(runner, {os.path.abspath(file.path) for file in files}).has_report)
    rows = {row.path: row for row in held}
    items = runner.unread + [Unread(by_path[path].path, path, named=by_path[path].named) for path in rows]
    found: list[Row] = []
    for item in sorted(items, key=lambda item: item.shown):
        severity = None if totals.left else company.verdict(item)
        row = rows.get(item.shown)
        if severity is not None:
            row = _refused(runner, item) if row is None else _with_advice(row, runner.options.style.language)
            found.append(_as_severe(runner, item, row, severity))
        elif row is not None:
            kind = row.entry["kind"] or suffix_of(row.path)[1:]
            totals.unread.append(Counted(row.path, kind, row.reason or "", False))
        elif item.counts:
            kind = FOLDER if item.is_folder else suffix_of(item.shown)[1:]
            totals.unread.append(Counted(item.shown, kind, _reason(runner, item), False))
        else:
            totals.others += 1
    if totals.left:
        return found
    strict = [item for item in items if _is_strict(runner, item)]
    silent = nothing_checked(runner.folders, strict, company)
    totals.silent = {shown_path(folder): count for folder, count in silent.items()}
    return found


def _is_strict(runner: Runner, item: Unread) -> bool:
    """Whether the settings in force for a file want to know that it was not read."""
    if not item.counts or runner.resolved(item.path).fail_on == "never":
        return False
    return runner.linter(item.path).severity_of("E001") is not Severity.OFF


def _refused(runner: Runner, item: Unread) -> "Row":
    reason, advice = _said(item)
    source = Source(item.shown, b"", FOLDER if item.is_folder else "")
    result = runner.linter(item.path).unread(source, reason, advice)
    return runner.row(Found(item.path, item.shown, True), result)


def _reason(runner: Runner, item: Unread) -> str:
    reason, _ = _said(item)
    return private(reason.zh if runner.options.style.language == "zh" else reason.en)


def _said(item: Unread) -> tuple[Words, Words]:
    """Why it was not read, and what to do about it."""
    reason, advice = item.reason, CHECK_PATH
    if reason is None:
        values = refusal(Source(item.shown, b"")).values
        reason, advice = values["reason"], values.get("advice", CHECK_PATH)  # type: ignore[assignment]
    assert reason is not None
    return reason, Words(advice.zh + _LEAVE_OUT.zh, f"{advice.en} {_LEAVE_OUT.en}")


def _with_advice(row: "Row", language: str) -> "Row":
    """The row of a file that should have been read, with what to do where it is no report."""

    def advised(told: dict[str, Any]) -> dict[str, Any]:
        own = told["help"] or ""
        return {**told, "help": own + _LEAVE_OUT.zh if language == "zh" else f"{own} {_LEAVE_OUT.en}".strip()}

    return row._replace(entry=row.entry | {"diagnostics": [advised(d) for d in row.entry["diagnostics"]]})


def _as_severe(runner: Runner, item: Unread, row: "Row", severity: Severity) -> "Row":
    """The row with findings no more severe than that, but for those whose severity the configuration sets."""
    if severity is Severity.ERROR:
        return row
    enabled = runner.linter(item.path).enabled
    told = [
        d
        if Severity.parse(d["severity"]) <= severity or enabled[d["code"]].fixed
        else {**d, "severity": severity.label}
        for d in row.entry["diagnostics"]
    ]
    severities = [d["severity"] for d in told]
    return row._replace(
        entry=row.entry | {"diagnostics": told},
        counts={label: severities.count(label) for label in row.counts},
    )


class _Around:
    """
    Finds reports that lie beside the files that were given, for a program gives those that have changed: each is
    read to see whether it is one, unless git ignores it or the configuration leaves it out.
    """

    def __init__(self, runner: Runner, given: set[str]) -> None:
        self._runner = runner
        self._given = given
        self._is_report: dict[str, bool] = {}

    def has_report(self, folder: str, stem: str | None) -> bool:
        """Whether a folder holds a report that was not given, of that name where there is a stem."""
        return any(self._is_one(path) for path in self._candidates(folder, stem))

    def _candidates(self, folder: str, stem: str | None) -> Iterator[str]:
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            return
        endings, ignored = self._runner.suffixes(folder), Ignored(folder)
        left = _MOST_LOOKED_AT
        for name in names:
            path = os.path.join(folder, name)
            if name.startswith((".", "~$")) or suffix_of(name) not in endings or path in self._given:
                continue
            if stem is not None and stem_of(name) != stem:
                continue
            if left and os.path.isfile(path) and not ignored.covers(path):
                left -= 1
                yield path

    def _is_one(self, path: str) -> bool:
        if path not in self._is_report:
            file = Found(path, path, False)
            result = None if self._runner.is_left_out(file) else self._runner.lint(file)
            self._is_report[path] = result is not None and result.case is not None and result.is_report
        return self._is_report[path]
