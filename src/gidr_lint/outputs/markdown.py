"""
A summary in GitHub's Markdown, for a comment on a pull request or GITHUB_STEP_SUMMARY: a table of the reports, then
the findings of each as a list. It is short, and says how much it leaves out.
"""

import re
from collections.abc import Iterator
from typing import Any

from gidr_lint.base.version import VERSION
from gidr_lint.base.visible import on_one_line
from gidr_lint.outputs import Line, Style, Totals
from gidr_lint.outputs._page import count, said, severity
from gidr_lint.outputs._rows import Row, View, at
from gidr_lint.outputs._statistics import by_rule
from gidr_lint.outputs._words import account_line, checked_line, not_checked, organ, tables_read, urgency
from gidr_lint.outputs.text import unchecked

# What was not read is among the output.
TELLS_UNREAD = True
TELLS_STATISTICS = True
ENCODING = "utf-8"
SPOOLED = True
# A comment may have 65,536 characters; the table and what is said of the whole need the rest.
MOST = 30_000
MOST_LINES = 100
MOST_FINDINGS = 20
_LONG, _SHORT = 400, 80
# What is markup in the middle of a line, where alone words from elsewhere stand; a backslash takes that away.
_MARKUP = re.compile(r"([\\`*_\[\]#|~$])")
_SIGNS = {"error": "🔴", "warning": "🟡", "info": "🔵"}


def plain(string: str, most: int = _LONG) -> str:
    """
    A string that comes from elsewhere, as words: no markup, no link, nobody who is called by @name, no issue by #12.
    """
    string = on_one_line(string)
    if len(string) > most:
        string = string[:most] + "…"
    string = _MARKUP.sub(r"\\\1", string)
    string = string.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # GitHub looks for these in what is shown: a space of no width parts them.
    string = re.sub(r"(@|\\#|\bGH-)(?=[A-Za-z0-9])", r"\1&#8203;", string)
    return re.sub(r"(:)(?=//)|(www)(?=\.)", r"\1\2&#8203;", string, flags=re.IGNORECASE)


def start(totals: Totals, style: Style) -> str:
    """What was found in all, and a table of the reports."""
    title = said(style, "## 年度报告检查结果", "## Annual reports: what was checked")
    # By its first line a later run knows the file as no draft.
    lines = [f"<!-- gidr-lint {VERSION} -->", title, ""]
    if totals.left:
        words = said(
            style,
            f"已中断：还有{totals.left}个文件没有检查。",
            f"Interrupted: {count(totals.left, 'file')} not checked.",
        )
        lines += ["> [!WARNING]", f"> {words}", ""]
    for failure in totals.plugins_failed:
        told = failure.words.en if style.language == "en" else failure.words.zh
        lines += ["> [!WARNING]", f"> {plain(told)}", ""]
    counts = [
        f"{_SIGNS[label]} {severity(label, style)} **{number}**" for label, number in totals.counts.items()
    ]
    fixable = sum(totals.fixable.values())
    if fixable:
        counts.append(
            said(style, f"{fixable}个可用 `gidr-lint fix` 改正", f"{fixable} fixable by `gidr-lint fix`")
        )
    if totals.suppressed:
        counts.append(said(style, f"按指令忽略{totals.suppressed}个", f"{totals.suppressed} suppressed"))
    lines += [" · ".join(counts), ""]
    account = account_line(totals, style)
    if account:
        lines += [account, ""]
    lines += _overview(totals, style)
    missing = unchecked(totals, style)
    lines += (f"> {plain(line)}\n" for line in missing[:MOST_FINDINGS])
    if len(missing) > MOST_FINDINGS:
        more = len(missing) - MOST_FINDINGS
        lines += [said(style, f"> ……另有{more}份没有核对完", f"> … and {count(more, 'more report')}"), ""]
    checked = checked_line(totals, style)
    if checked:
        lines += [on_one_line(checked), ""]
    return "\n".join(lines) + "\n"


def _overview(totals: Totals, style: Style) -> Iterator[str]:
    if not totals.lines:
        yield said(style, "没有检查到年度报告。", "No report was checked.")
        yield ""
        return
    heads = said(
        style,
        "单位 年度 文件 三张表 错误 警告 提示 未能核对",
        "Organ Year File Tables Errors Warnings Notes Not-checked",
    ).split()
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|--:|--:|--:|---|"
    ordered = sorted(totals.lines, key=urgency)
    for line in ordered[:MOST_LINES]:
        yield _line(line, style)
    yield ""
    more = len(ordered) - MOST_LINES
    if more > 0:
        yield said(style, f"……另有{more}份报告没有列出。", f"… and {count(more, 'more report')}, not listed.")
        yield ""


def _line(line: Line, style: Style) -> str:
    cells = [
        plain(organ(line.organisation, line.path), _SHORT),
        str(line.year or "—"),
        plain(line.path, _SHORT),
    ]
    if line.reason is not None:
        told = said(style, f"没有读取：{line.reason}", f"not read: {line.reason}")
        cells += [f"⚠️ {plain(told)}"]
    else:
        cells += [tables_read(line.tables, style)]
    cells += [f"**{number}**" if number else "0" for number in line.counts.values()]
    cells += [not_checked(line.skipped, line.unknown, style) or "—"]
    return f"| {' | '.join(cells)} |"


def piece(row: Row, style: Style) -> str:
    """The findings of a report; nothing where there are none."""
    found = row.entry["diagnostics"]
    unlisted = sum(row.entry.get("unlisted", {}).values())
    if not found and not unlisted:
        return ""
    year = row.entry["year"]
    dated = said(style, f"{year}年度", f"{year}") if year else ""
    name = " ".join(filter(None, (plain(organ(row.entry["organisation"], row.path)), dated)))
    lines = [f"### {name}", "", f"{said(style, '文件：', 'File: ')}{plain(row.path)}", ""]
    shown = list(zip(found, row.views, strict=True))[:MOST_FINDINGS]
    lines += (_finding(diagnostic, view, style) for diagnostic, view in shown)
    more = len(found) - len(shown) + unlisted
    if more:
        lines.append(said(style, f"- ……另有{more}处没有列出", f"- … and {more} more, not listed"))
    return "\n".join(lines) + "\n\n"


def _finding(diagnostic: dict[str, Any], view: View, style: Style) -> str:
    label, english = diagnostic["severity"], style.language == "en"
    place = at(diagnostic, style.language)
    if diagnostic["range"] is not None:
        line = diagnostic["range"]["start"]["line"]
        place = f"line {line}" if english else f"第{line}行"
    place = plain(" ".join(filter(None, (place, view.place))))
    told = f"- {_SIGNS[label]} **{severity(label, style)}** `{diagnostic['code']}` {place}"
    told += f"{': ' if english else '：'}{plain(diagnostic['message'])}"
    if diagnostic["help"]:
        told += f"<br>{'What to do: ' if english else '怎样改：'}{plain(diagnostic['help'])}"
    return told


def left_out(number: int, style: Style) -> str:
    """That the findings of so many reports did not fit."""
    return said(
        style,
        f"……另有{number}份报告的问题没有写在这里，见上面的表；全部的请看其他格式的结果。\n\n",
        f"… the findings of {count(number, 'more report')} are not listed here: see the table above, and another format for all.\n\n",
    )


def end(totals: Totals, style: Style) -> str:
    lines = []
    shown = {line.path for line in totals.lines}
    others = [item for item in totals.unread if item.path not in shown]
    if others:
        lines += [said(style, f"没有读取的还有{len(others)}个：", f"Not read, besides: {len(others)}"), ""]
        lines += (
            f"- `{item.kind}` {plain(item.path)}: {plain(item.reason)}" for item in others[:MOST_FINDINGS]
        )
        if len(others) > MOST_FINDINGS:
            more = len(others) - MOST_FINDINGS
            lines.append(said(style, f"- ……另有{more}个", f"- … and {more} more"))
        lines.append("")
    found = by_rule(totals) if style.statistics else []
    if found:
        heads = said(style, "个数 代码 名称 可自动改正", "Findings Code Name Fixable").split()
        lines += [f"| {' | '.join(heads)} |", "|--:|---|---|--:|"]
        lines += (
            f"| {item.findings} | {item.code} | {plain(item.name)} | {item.fixable} |" for item in found
        )
        lines.append("")
    return "\n".join(lines)
