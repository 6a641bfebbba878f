"""The text for people: each finding with its source line, a caret, what to do, and related places."""

from collections.abc import Mapping
from typing import Any

from gidr_lint.base.visible import on_one_line
from gidr_lint.document.source import FOLDER
from gidr_lint.forms.model import table_name
from gidr_lint.outputs import Style, Totals, unlisted
from gidr_lint.outputs._rows import UNCOMPARED, Row, View, at

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
COLORS = {"error": "31", "warning": "33", "info": "36"}
# Columns of a draft's line that are shown in the narrowest of terminals.
_LEAST = 20
MOST_RELATED = 5
MOST_DIFFERENT = 20
# What was not read is among the output.
TELLS_UNREAD = True
TELLS_STATISTICS = True


def needs(style: Style) -> frozenset[str]:
    """The parts of a row that are shown."""
    return frozenset((UNCOMPARED,) if style.verbose else ())


def start(totals: Totals, style: Style) -> str:
    return ""


def piece(row: Row, style: Style) -> str:
    """The findings of one file."""
    entry = row.entry
    blocks = "".join(
        _block(row, diagnostic, view, style)
        for diagnostic, view in zip(entry["diagnostics"], row.views, strict=True)
    )
    blocks += not_listed(row, style)
    if style.verbose:
        blocks += _uncompared(row, style)
    if "figures" in entry:
        blocks += figures(row, entry["figures"], style)
    if not row.compared:
        return blocks
    return f"{blocks}{on_one_line(row.path)}: {on_one_line(row.compared)}\n"


def not_listed(row: Row, style: Style) -> str:
    """How many findings are only counted, a line for each rule that has any."""
    path, english = on_one_line(row.path), style.language == "en"
    said = (unlisted(code, count) for code, count in row.entry.get("unlisted", {}).items())
    return "".join(f"{path}: {words.en if english else words.zh}\n" for words in said)


def _uncompared(row: Row, style: Style) -> str:
    """The figures of the prose that are compared with no cell, a line each."""
    lines = []
    for item in row.entry.get(UNCOMPARED, ()):
        said, reason = on_one_line(item["quote"]), item["reason"]
        words = (
            f"not compared: {said} ({reason})" if style.language == "en" else f"未核对：{said}（{reason}）"
        )
        lines.append(f"{on_one_line(row.path)}:{at(item, style.language)}: {words}\n")
    return "".join(lines)


def figures(row: Row, figures: Mapping[str, Any], style: Style) -> str:
    """What the spreadsheet has: how many cells agree, those that do not, and what was left aside."""
    english = style.language == "en"
    name, path = on_one_line(figures["path"]), on_one_line(row.path)
    agreed, different = figures["agreed"], len(figures["different"])
    counts = f"{agreed}格一致，{different}格不同"
    head = f"{path}: 对照的电子表格：{name}，{counts}"
    if english:
        head = f"{path}: spreadsheet: {name}, {agreed} cells agree, {different} differ"
    lines = [head]
    for cell in figures["different"][:MOST_DIFFERENT]:
        where, own = f"{path}:{at(cell, style.language)}", on_one_line(cell["report"])
        lines.append(
            f"    {where} {cell['name']}: {own} here, {cell['figures']} in the spreadsheet"
            if english
            else f"    {where} {cell['name']}填的是{own}，电子表格为{cell['figures']}"
        )
    if different > MOST_DIFFERENT:
        more = different - MOST_DIFFERENT
        lines.append(f"    … and {more} more" if english else f"    ……另有{more}格")
    lines += [f"    {on_one_line(note)}" for note in figures["notes"]]
    return "\n".join(lines) + "\n"


def _block(row: Row, diagnostic: Mapping[str, Any], view: View, style: Style) -> str:
    label = diagnostic["severity"]
    severity = SEVERITIES[label] if style.language == "zh" else label
    head = f"{severity} {diagnostic['code']}"
    if style.color:
        head = f"\x1b[1;{COLORS[label]}m{head}\x1b[0m"
    lines = [f"{placed(row, diagnostic, style)} {head} {on_one_line(diagnostic['message'])}"]
    if not style.quiet:
        if view.place:
            name = on_one_line(view.place)
            lines.append(f"    at: {name}" if style.language == "en" else f"    位置：{name}")
        lines += _source(view, style)
        if diagnostic["help"]:
            lines.append(
                f"    {'建议：' if style.language == 'zh' else 'help: '}{on_one_line(diagnostic['help'])}"
            )
        lines += _related(diagnostic["related"], style)
        lines.append("")
    return "\n".join(lines) + "\n"


def placed(row: Row, diagnostic: Mapping[str, Any], style: Style) -> str:
    """The path and the place in it, for which a folder has none."""
    path = on_one_line(row.path)
    return path if row.entry["kind"] == FOLDER else f"{path}:{at(diagnostic, style.language)}"


def _related(related: list[dict[str, Any]], style: Style) -> list[str]:
    lines = []
    for item in related[:MOST_RELATED]:
        where, address = at(item, style.language), item["address"]
        if item["path"] is not None:
            path = on_one_line(item["path"])
            where = path if address is None and item["range"] is None else f"{path}:{where}"
        elif address is not None and "table" not in address and "place" in item:
            name = on_one_line(item["place"])
            where += f" ({name})" if style.language == "en" else f"（{name}）"
        code = f"{item['code']} " if item["code"] else ""
        word = "相关：" if style.language == "zh" else "see "
        lines.append(f"    {word}{where} {code}{on_one_line(item['message'])}")
    more = len(related) - MOST_RELATED
    if more > 0:
        lines.append(f"    ……另有{more}处" if style.language == "zh" else f"    … and {more} more")
    return lines


def width(string: str) -> int:
    """How many columns of a terminal it takes."""
    if string.isascii():
        return len(string)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in string)


def _shown_width(piece: str) -> int:
    return width(on_one_line(piece))


def _window(text: str, column: int, room: int) -> tuple[int, int]:
    """What of a line is shown in so many columns: five eighths of them stand before the place, where there is so much."""
    start, used = column, 0
    while start and (used := used + _shown_width(text[start - 1])) <= room * 5 // 8:
        start -= 1
    end, used = start, 0
    while end < len(text) and (used := used + _shown_width(text[end])) <= room:
        end += 1
    if end == len(text):
        while start and (used := used + _shown_width(text[start - 1])) <= room:
            start -= 1
    return start, end


def _source(view: View, style: Style) -> list[str]:
    """The source line around the place, and the caret under it; a long line is cut to a window."""
    text, column = view.text, view.start
    if not text or not style.width:
        return []
    number = f"{view.line:>5} | " if view.line is not None else " " * 5 + " | "
    before = "…"
    start, end = _window(text, column, max(_LEAST, style.width - len(number) - 2 * width(before)))
    is_cut = start > 0 or view.is_cut_before
    goes_on = end < len(text) or view.is_cut_after
    window = (before if is_cut else "") + on_one_line(text[start:end]) + ("…" if goes_on else "")
    lead = (width(before) if is_cut else 0) + _shown_width(text[start:column])
    carets = max(1, _shown_width(text[column : min(view.end, end)]))
    mark = "^" * carets
    if style.color:
        mark = f"\x1b[1;31m{mark}\x1b[0m"
    return [number + window, " " * (len(number) - 2) + "| " + " " * lead + mark]


def _several(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def end(totals: Totals, style: Style) -> str:
    """The totals, and in the last line what was checked."""
    counts, fixable = totals.counts, sum(totals.fixable.values())
    if style.language == "en":
        lines = [
            f"{_several(totals.reports, 'file')}: {_several(counts['error'], 'error')}, "
            f"{_several(counts['warning'], 'warning')}, "
            f"{_several(counts['info'], 'note')}{f', {totals.suppressed} suppressed' if totals.suppressed else ''}"
            + (f"; {fixable} can be fixed by gidr-lint fix" if fixable else "")
        ]
        lines += [*unchecked(totals, style), *accounts(totals, style), checked_en(totals)]
    else:
        lines = [
            f"共检查{totals.reports}个文件：错误{counts['error']}个，警告{counts['warning']}个，提示{counts['info']}个"
            + (f"，按指令忽略{totals.suppressed}个" if totals.suppressed else "")
            + (f"；其中{fixable}个可用 gidr-lint fix 改正" if fixable else "")
            + "。"
        ]
        lines += [*unchecked(totals, style), *accounts(totals, style), checked(totals)]
    lines[:0] = interrupted(totals, style)
    if style.statistics:
        from gidr_lint.outputs import _statistics

        lines = [*_statistics.lines(totals, style), *lines]
    return "\n".join(line for line in lines if line) + "\n"


def interrupted(totals: Totals, style: Style) -> list[str]:
    """That a run was ended before all was checked, in a line."""
    if not totals.left:
        return []
    if style.language == "en":
        return [f"Interrupted: {_several(totals.left, 'file')} not checked."]
    return [f"已中断：还有{totals.left}个文件没有检查。"]


def accounts(totals: Totals, style: Style) -> list[str]:
    """
    What all files that were walked came to, where not all were checked; with `verbose` those that were read and are
    no reports, and each that was not read.
    """
    line = account(totals, style, is_listed=style.verbose)
    if not line:
        return []
    english, lines = style.language == "en", [line]
    if style.verbose and totals.no_reports:
        lines.append("No report:" if english else "不是年度报告：")
        lines += (f"    {on_one_line(path)}" for path in totals.no_reports)
        if more := totals.passed - len(totals.no_reports):
            lines.append(f"    … and {more} more" if english else f"    ……另有{more}个")
    if style.verbose and totals.unread:
        lines.append("Not read:" if english else "没有读取的：")
        colon = ": " if english else "："
        lines += (f"    {on_one_line(item.path)}{colon}{item.reason}" for item in totals.unread)
    return lines


def account(totals: Totals, style: Style, *, is_listed: bool, is_on_top: bool = False) -> str:
    """
    The sentence of it, empty where all were checked; `is_listed` says that those only counted are named, too,
    `is_on_top` that the names come after the sentence.
    """
    counts = totals.accounts()
    if counts["walked"] == counts["reports"] and not counts["folders"]:
        return ""
    folders = sum(item.is_told for item in totals.unread if item.kind == FOLDER)
    if style.language == "en":
        return _accounts_en(counts, folders, is_listed, "below" if is_on_top else "above")
    return _accounts(counts, folders, is_listed, "下" if is_on_top else "上")


def _accounts(counts: dict[str, int], folders: int, is_listed: bool, where: str) -> str:
    said = f"共{counts['walked']}个文件：检查{counts['reports']}个，不是年度报告{counts['others']}个"
    if counts["told"]:
        said += f"，没有读取{counts['told']}个（见{where}）"
    if counts["counted"]:
        said += f"，另有{counts['counted']}个没有读取" + ("" if is_listed else "（加 -v 列出）")
    if counts["folders"]:
        hints = [f"其中{folders}个见{where}"] if folders else []
        if counts["folders"] > folders and not is_listed:
            hints.append("其余加 -v 列出" if folders else "加 -v 列出")
        said += f"；有{counts['folders']}个文件夹打不开" + (f"（{'，'.join(hints)}）" if hints else "")
    return f"{said}。"


def _accounts_en(counts: dict[str, int], folders: int, is_listed: bool, where: str) -> str:
    said = f"{_several(counts['walked'], 'file')} in all: {counts['reports']} checked, {counts['others']} no report"
    if counts["told"]:
        said += f", {counts['told']} not read (named {where})"
    if counts["counted"]:
        said += f", {counts['counted']} more not read" + ("" if is_listed else " (-v lists them)")
    if counts["folders"]:
        said += f"; {_several(counts['folders'], 'folder')} cannot be opened"
        hints = [f"{folders} named {where}"] if folders else []
        if counts["folders"] > folders and not is_listed:
            hints.append("-v lists them")
        said += f" ({', '.join(hints)})" if hints else ""
    return f"{said}."


def unchecked(totals: Totals, style: Style) -> list[str]:
    """The reports of which not all was checked, a line each, and what of each that is."""
    english = style.language == "en"
    lines = [
        f"{on_one_line(path)}: not all was checked: {'; '.join(missing)}"
        if english
        else f"{on_one_line(path)}：没有核对完：{'；'.join(missing)}"
        for path, missing in sorted(totals.unchecked.items())
    ]
    if totals.unknown:
        from gidr_lint.outputs._unchecked import no_report

        words = no_report()
        lines += (
            f"{on_one_line(path)}: not checked: {words.en}"
            if english
            else f"{on_one_line(path)}：没有核对：{words.zh}"
            for path in totals.unknown
        )
    return lines


def checked(totals: Totals) -> str:
    if not totals.covered:
        return "没有可核对的报告。" if totals.accounts()["walked"] else ""
    tables = []
    for table, states in totals.tables.items():
        bound = states.get("bound", 0)
        rest = "、".join(
            f"{count}{word}" if totals.covered > 1 else word
            for state, word in (("partial", "部分识别"), ("unreadable", "未能识别"), ("absent", "没有"))
            if (count := states.get(state, 0))
        )
        name = totals.tables_named.get(table) or table_name(table).zh
        if totals.covered == 1:
            tables.append(name + (f"（{rest}）" if rest else ""))
        else:
            tables.append(f"{name}{bound}" + (f"（{rest}）" if rest else ""))
    i, c = totals.identities, totals.claims
    assumed = f"、按空白为0核对{so}条" if (so := i["assumed"] + i["doubted"]) else ""
    assumed += f"（{i['doubted']}条不符）" if i["doubted"] else ""
    return (
        f"已核对：{'、'.join(tables)}；勾稽与合计{sum(i.values())}条，{i['held']}条相符、{i['failed']}条不符、{i['skipped']}条未能核对{assumed}；"
        f"文字与表格{sum(c.values())}处，{c['agreed']}处相符、{c['contradicted']}处不符、{c['unknown'] + c['uncompared']}处未核对。"
    )


def checked_en(totals: Totals) -> str:
    if not totals.covered:
        return "No report was checked." if totals.accounts()["walked"] else ""
    tables = []
    for table, states in totals.tables.items():
        rest = ", ".join(f"{n} {s}" if totals.covered > 1 else s for s, n in states.items() if s != "bound")
        name = totals.tables_named.get(table) or table_name(table).en.removeprefix("table ")
        tables.append(name + (f" ({rest})" if rest else ""))
    i, c = totals.identities, totals.claims
    assumed = f", {so} checked with blanks as 0" if (so := i["assumed"] + i["doubted"]) else ""
    assumed += f" ({i['doubted']} fail)" if i["doubted"] else ""
    return (
        f"Checked: tables {', '.join(tables)}; {sum(i.values())} sums: {i['held']} hold, {i['failed']} fail, {i['skipped']} not checked{assumed}; "
        f"{sum(c.values())} statements against the tables: {c['agreed']} agree, {c['contradicted']} do not, {c['unknown'] + c['uncompared']} not compared."
    )
