"""What of a report could not be checked, for whoever asks that all of it is (`--require-checked`)."""

from typing import TYPE_CHECKING, Any

from gidr_lint.base.diagnostics import Words
from gidr_lint.document.source import FOLDER
from gidr_lint.forms.model import table_name
from gidr_lint.outputs import Style

if TYPE_CHECKING:
    from gidr_lint.engine.analysis import Analysis

UNCHECKED = "unchecked"
_STATES = {
    "partial": Words("只识别了一部分", "was read in part"),
    "unreadable": Words("未能识别", "could not be read"),
    "absent": Words("没有", "is absent"),
}


def unchecked(result: "Analysis", style: Style) -> list[dict[str, Any]]:
    """
    The tables that are not bound and the sums that were skipped, each with a `message` in the style's language; of a
    file that was not read, or that no form is known for, that. Sums that were checked with blanks as zeros were checked.
    """
    case, coverage = result.case, result.coverage
    if case is None:
        closed = Words("文件夹打不开", "the folder cannot be opened")
        words = closed if result.kind == FOLDER else Words("文件没有读取", "the file was not read")
        return [_item(style, words, what="file")]
    if coverage is None:
        return []
    if case.form is None:
        words = Words("看不出适用哪个格式，三张表没有核对", "its form is not known, so no table was checked")
        return [_item(style, words, what="form")]
    found = []
    for table, state in coverage.tables.items():
        if state in _STATES:
            name, said = table_name(table), _STATES[state]
            words = Words(f"{name.zh}{said.zh}", f"{name.en} {said.en}")
            found.append(_item(style, words, what="table", table=table, state=state))
    skipped: dict[str, int] = {}
    for instance, state in case.instances:
        table = instance.identity.table
        is_there = coverage.tables.get(table) in ("bound", "partial")
        if state == "skipped" and is_there and instance.identity.kind != "plausibility":
            skipped[table] = skipped.get(table, 0) + 1
    for table, count in skipped.items():
        name = table_name(table)
        words = Words(f"{name.zh}有{count}条合计未能核对", f"{count} sums of {name.en} could not be checked")
        found.append(_item(style, words, what="sums", table=table, count=count))
    return found


def no_report() -> Words:
    """What is said of a file that has the name of a report and is none by what it holds."""
    return Words("看不出是年度报告", "it is not seen to be a report")


def nothing_checked(count: int) -> Words:
    """What is said of a folder in which no report was checked and something was not read."""
    return Words(
        f"没有检查到年度报告，却有{count}个没有读取，有没有问题还不知道，退出码为1",
        f"no report was checked, yet {count} were not read and may be reports: exit status 1",
    )


def _item(style: Style, words: Words, **values: object) -> dict[str, Any]:
    return {**values, "message": words.en if style.language == "en" else words.zh}
