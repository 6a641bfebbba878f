"""What folders hold that may be a report and is not read: which of it is a finding, and what is counted."""

import os
from typing import TYPE_CHECKING

from gidr_lint.base.diagnostics import Words
from gidr_lint.cli._files import Found, Unread
from gidr_lint.cli._run import CHECK_PATH, Runner
from gidr_lint.document.source import Source
from gidr_lint.formats import suffix_of
from gidr_lint.formats.unread import refusal
from gidr_lint.outputs import Totals, private
from gidr_lint.outputs import Unread as Counted

if TYPE_CHECKING:
    from gidr_lint.outputs._rows import Row

# A name with a word of each is that of a report, unless it says that it is about reports.
_SUBJECTS = ("信息公开", "政务公开")
_REPORTS = ("年报", "报告")
_ABOUT = ("通知", "模板", "样表", "格式", "填报说明", "编制说明")
_LEAVE_OUT = Words(
    "不是年度报告的，请移到别的文件夹，或写进配置的exclude。",
    "If it is no annual report, move it to another folder or name it under exclude in the configuration.",
)


def account(runner: Runner, totals: Totals) -> "list[Row]":
    """Count what was not read and looks like no report; for the others a row each with E001."""
    found: list[Row] = []
    beside = {_folder(path) for path, is_report in totals.seen if is_report}
    twins = _Twins(runner, {item.path for item in totals.unread})
    for item in runner.unread:
        likely = looks_like_report(item.shown) or (item.by_company and _folder(item.shown) in beside)
        kind = "folder" if item.is_folder else suffix_of(item.shown)[1:]
        reason, advice = _said(item)
        if likely and (item.is_folder or not twins.has(item)):
            source = Source(item.shown, b"", "folder" if item.is_folder else "")
            result = runner.linter(item.path).unread(source, reason, advice)
            found.append(runner.row(Found(item.path, item.shown, False), result))
        elif item.counts:
            said = reason.zh if runner.options.style.language == "zh" else reason.en
            totals.unread.append(Counted(item.shown, kind, private(said), False))
    return found


def looks_like_report(path: str) -> bool:
    """Whether a path's name is that of a report: 某局2024年政府信息公开工作年度报告, 信息公开年报."""
    from unicodedata import normalize

    name = "".join(normalize("NFKC", path.rpartition("/")[2]).split())
    return (
        any(word in name for word in _SUBJECTS)
        and any(word in name for word in _REPORTS)
        and not any(word in name for word in _ABOUT)
    )


def _folder(path: str) -> str:
    return os.path.dirname(os.path.abspath(path))


def _said(item: Unread) -> tuple[Words, Words]:
    """Why it was not read, and what to do about it."""
    reason, advice = item.reason, CHECK_PATH
    if reason is None:
        values = refusal(Source(item.shown, b"")).values
        reason, advice = values["reason"], values.get("advice", CHECK_PATH)  # type: ignore[assignment]
    assert reason is not None
    return reason, Words(advice.zh + _LEAVE_OUT.zh, f"{advice.en} {_LEAVE_OUT.en}")


class _Twins:
    """The files of the same name that are read: of a report that is there as .docx, too, the .pdf is no loss."""

    def __init__(self, runner: Runner, unread: set[str]) -> None:
        self.runner = runner
        self.unread = unread
        self.stems: dict[str, dict[str, list[str]]] = {}

    def has(self, item: Unread) -> bool:
        """Whether a file stands beside it that is read and has its name but for the ending."""
        folder, name = os.path.split(item.path)
        above = item.shown.rpartition("/")[0]
        return any(
            (f"{above}/{other}" if above else other) not in self.unread
            for other in self._stems(folder).get(_stem(name), ())
        )

    def _stems(self, folder: str) -> dict[str, list[str]]:
        """The files of a folder that are read, by their name without its ending."""
        if folder not in self.stems:
            found = self.stems[folder] = {}
            endings = self.runner.suffixes(folder)
            for name in _names(folder or "."):
                if suffix_of(name) in endings and os.path.isfile(os.path.join(folder, name)):
                    found.setdefault(_stem(name), []).append(name)
        return self.stems[folder]


def _stem(name: str) -> str:
    return name[: len(name) - len(suffix_of(name))]


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
