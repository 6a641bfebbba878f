"""What the outputs for pipelines have in common: how they name a file, and what they say of a finding."""

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.visible import on_one_line
from gidr_lint.outputs import Style, Totals, unlisted
from gidr_lint.outputs._rows import Row, View, at


class Remark(NamedTuple):
    """What a run says besides its findings: of a file, or of the run. `is_failure` tells that it did not do its work."""

    path: str | None
    name: str
    text: str
    is_failure: bool = False


def relative(path: str) -> str:
    """A path from the folder that the run began in, as pipelines name files; one elsewhere as it is."""
    while path.startswith("./"):
        path = path[2:]
    here = os.getcwd().replace(os.sep, "/").rstrip("/") + "/"
    return path.removeprefix(here) or "."


def uri(path: str) -> str:
    """The same as a URI reference, whatever bytes the name has."""
    from urllib.parse import quote

    path = relative(path)
    try:
        quoted = quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        quoted = quote(path.encode("utf-8", "surrogatepass"))
    if path[1:3] == ":/":
        return f"file:///{quoted}"
    return f"file://{quoted}" if path.startswith("/") else quoted


def message(diagnostic: Mapping[str, Any], view: View, style: Style) -> str:
    """The sentence on one line; before it the place where no line says that."""
    said = on_one_line(diagnostic["message"])
    if diagnostic["address"] is None:
        return said
    english = style.language == "en"
    where = at(diagnostic, style.language)
    if view.place:
        name = on_one_line(view.place)
        where += f" ({name})" if english else f"（{name}）"
    return f"{where}: {said}" if english else f"{where}：{said}"


def advice(diagnostic: Mapping[str, Any], style: Style) -> str:
    """What to do about it, empty where nothing is known."""
    said = diagnostic["help"]
    return f"{'建议：' if style.language == 'zh' else 'help: '}{on_one_line(said)}" if said else ""


def uncounted(row: Row, style: Style) -> Iterator[Remark]:
    """How many findings of a file are counted and not listed, by rule."""
    for code, count in row.entry.get("unlisted", {}).items():
        yield Remark(row.path, "unlisted", style.said(unlisted(code, count)))


def remarks(totals: Totals, style: Style) -> Iterator[Remark]:
    """
    What no finding tells: files that were not read, folders and reports that were not checked where that fails the
    run, plugins that did not load, an interruption.
    """
    for item in totals.unread:
        if not item.is_told:
            words = Words(f"没有读取：{item.reason}", f"not read: {item.reason}")
            yield Remark(item.path, "unread", on_one_line(style.said(words)))
    for folder, count in totals.silent.items():
        from gidr_lint.outputs._unchecked import nothing_checked

        yield Remark(folder, "nothing-checked", style.said(nothing_checked(count)), True)
    for path, missing in sorted(totals.unchecked.items()):
        lead = Words("没有核对完：", "not all was checked: ")
        between = Words("；", "; ")
        text = style.said(lead) + style.said(between).join(missing)
        yield Remark(path, "unchecked", on_one_line(text), True)
    for path in totals.unknown:
        from gidr_lint.outputs._unchecked import no_report

        lead, words = Words("没有核对：", "not checked: "), no_report()
        yield Remark(path, "unchecked", on_one_line(style.said(lead) + style.said(words)), True)
    for failure in totals.plugins_failed:
        reason = on_one_line(style.said(failure.reason))
        yield Remark(failure.shown, "plugin-failed", f"{on_one_line(failure.name)}: {reason}", True)
    if totals.left:
        words = Words(
            f"已中断：还有{totals.left}个文件没有检查",
            f"interrupted: {totals.left} file{'s' * (totals.left != 1)} not checked",
        )
        yield Remark(None, "interrupted", style.said(words), True)
