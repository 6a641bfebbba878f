"""The text for people: each finding with its source line, a caret, what to do, and related places."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gidr_lint.base.diagnostics import Diagnostic, Language, Words
from gidr_lint.base.location import Address, Location
from gidr_lint.base.visible import on_one_line
from gidr_lint.engine.analysis import Analysis
from gidr_lint.forms.model import table_name
from gidr_lint.outputs import Shown, Style, Totals, listed, unlisted

if TYPE_CHECKING:
    from gidr_lint.figures.spreadsheet import Figures
    from gidr_lint.judging.case import Case

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
COLORS = {"error": "31", "warning": "33", "info": "36"}
WIDTH = 78
LEAD = 24
MOST_RELATED = 5
MOST_DIFFERENT = 20
_PARTS = {
    "footnotes": ("脚注", "footnotes, "),
    "comments": ("批注", "comments, "),
    "endnotes": ("尾注", "endnotes, "),
    "header": ("页眉", "header, "),
    "footer": ("页脚", "footer, "),
    "textbox": ("文本框", "text boxes, "),
}
# What was not read is among the output.
TELLS_UNREAD = True


def piece(result: Analysis, style: Style) -> str:
    """The findings of one file."""
    shown = Shown(result.case)
    found, more = listed(result)
    blocks = "".join(_block(result, diagnostic, style, shown) for diagnostic in found)
    blocks += not_listed(result, more, style)
    if style.verbose and result.case is not None:
        blocks += _uncompared(result, style, shown)
    if result.case is not None and result.case.figures is not None:
        blocks += _figures(result, result.case.figures, style, shown)
    if result.case is None or result.case.previous is None:
        return blocks
    compared = _compared(result.case.previous, result.case.year)
    words = compared.en if style.language == "en" else compared.zh
    return f"{blocks}{on_one_line(result.path)}: {on_one_line(words)}\n"


def not_listed(result: Analysis, more: Mapping[str, int], style: Style) -> str:
    """How many findings are only counted, a line for each rule that has any."""
    path, english = on_one_line(result.path), style.language == "en"
    said = (unlisted(code, count) for code, count in more.items())
    return "".join(f"{path}: {words.en if english else words.zh}\n" for words in said)


def _uncompared(result: Analysis, style: Style, shown: Shown) -> str:
    """The figures of the prose that are compared with no cell, a line each."""
    from gidr_lint.assist.reading import uncompared

    lines = []
    for item in uncompared(result):
        said, reason = on_one_line(shown.quote(item.location, item.quote)), item.reason
        assert reason is not None
        words = (
            f"not compared: {said} ({reason.en})"
            if style.language == "en"
            else f"未核对：{said}（{reason.zh}）"
        )
        lines.append(f"{place(result, item.location)}: {words}\n")
    return "".join(lines)


def _compared(past: "Case", year: int | None) -> Words:
    """Which report of last year the draft was held against, or why the one given was not."""
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


def _figures(result: Analysis, figures: "Figures", style: Style, shown: Shown) -> str:
    """What the spreadsheet has: how many cells agree, those that do not, and what was left aside."""
    from gidr_lint.report.names import cell_name

    english = style.language == "en"
    name, path = on_one_line(figures.uri), on_one_line(result.path)
    agreed, different = figures.agreed, len(figures.different)
    counts = f"{agreed}格一致，{different}格不同"
    head = f"{path}: 对照的电子表格：{name}，{counts}"
    if english:
        head = f"{path}: spreadsheet: {name}, {agreed} cells agree, {different} differ"
    lines = [head]
    for cell, filed in figures.different[:MOST_DIFFERENT]:
        where, called = place(result, cell.location, style.language), cell_name(cell)
        own = on_one_line(shown.text(cell.text.string))
        lines.append(
            f"    {where} {called.en}: {own} here, {filed} in the spreadsheet"
            if english
            else f"    {where} {called.zh}填的是{own}，电子表格为{filed}"
        )
    if different > MOST_DIFFERENT:
        more = different - MOST_DIFFERENT
        lines.append(f"    … and {more} more" if english else f"    ……另有{more}格")
    lines += [f"    {on_one_line(shown.text(note.en if english else note.zh))}" for note in figures.notes]
    return "\n".join(lines) + "\n"


def whole(pieces: list[str], totals: Totals, style: Style) -> str:
    """All findings, then the totals, and in the last line what was checked."""
    return "".join(pieces) + closing(totals, style)


def place(result: Analysis, location: Location, language: Language = "zh") -> str:
    """path:line:column, from 1; of a Word file the paragraph or cell."""
    return f"{on_one_line(result.path)}:{_position(result, location, language)}"


def _position(result: Analysis, location: Location, language: Language) -> str:
    address = location.address or result.beginning.address
    if address is not None:
        return _in_word(address, language)
    if result.case is None or location.span is None:
        return "1:1"
    line, column = result.case.document.lines.position(location.span.start)
    return f"{line + 1}:{column + 1}"


def _in_word(address: Address, language: Language) -> str:
    """表2 第3行第5列, or 第12段."""
    part, paragraph = address.part, (address.paragraph or 0) + 1
    if address.table is not None:
        table, row, column = address.table + 1, (address.row or 0) + 1, (address.column or 0) + 1
        if language == "en":
            return f"table {table} row {row} column {column}"
        return f"表{table} 第{row}行第{column}列"
    zh, en = _PARTS.get(part, ("", ""))
    return f"{en}paragraph {paragraph}" if language == "en" else f"{zh}第{paragraph}段"


def _block(result: Analysis, diagnostic: Diagnostic, style: Style, shown: Shown) -> str:
    label = diagnostic.severity.label
    severity = SEVERITIES[label] if style.language == "zh" else label
    head = f"{severity} {diagnostic.code}"
    if style.color:
        head = f"\x1b[1;{COLORS[label]}m{head}\x1b[0m"
    lines = [
        f"{place(result, diagnostic.location, style.language)} {head} {on_one_line(shown.text(diagnostic.message.text(style.language)))}"
    ]
    if not style.quiet:
        name = named(diagnostic, style, shown)
        if name:
            lines.append(f"    at: {name}" if style.language == "en" else f"    位置：{name}")
        lines += _source(result, diagnostic.location, style, shown)
        said = diagnostic.message.help(style.language)
        if said:
            lines.append(
                f"    {'建议：' if style.language == 'zh' else 'help: '}{on_one_line(shown.text(said))}"
            )
        lines += _related(result, diagnostic, style, shown)
        lines.append("")
    return "\n".join(lines) + "\n"


def named(diagnostic: Diagnostic, style: Style, shown: Shown) -> str:
    """Where a person finds the place in Word; empty where the message names it, and in other files."""
    name = shown.place(diagnostic.location)
    if name is None or name.zh in diagnostic.message.text("zh"):
        return ""
    return on_one_line(name.en if style.language == "en" else name.zh)


def _related(result: Analysis, diagnostic: Diagnostic, style: Style, shown: Shown) -> list[str]:
    lines = []
    for related in diagnostic.related[:MOST_RELATED]:
        where = _position(result, related.location, style.language)
        past = result.case.previous if result.case is not None else None
        if related.path is not None:
            where = on_one_line(related.path)
            if related.location.address is not None:
                where = f"{where}:{_in_word(related.location.address, style.language)}"
            elif past is not None and related.location.span is not None:
                line, column = past.document.lines.position(related.location.span.start)
                where = f"{where}:{line + 1}:{column + 1}"
        elif related.location.address is not None and related.location.address.table is None:
            name = shown.place(related.location)
            if name is not None:
                where += (
                    f" ({on_one_line(name.en)})" if style.language == "en" else f"（{on_one_line(name.zh)}）"
                )
        code = f"{related.code} " if related.code else ""
        word = "相关：" if style.language == "zh" else "see "
        lines.append(f"    {word}{where} {code}{on_one_line(shown.text(related.text(style.language)))}")
    more = len(diagnostic.related) - MOST_RELATED
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


def _source(result: Analysis, location: Location, style: Style, shown: Shown) -> list[str]:
    """The source line around the place, and the caret under it; a long line is cut to a window."""
    if result.case is None:
        return []
    document = result.case.document
    if location.address is not None:
        # Several lines of a paragraph or cell are shown as one.
        text = shown.written(location.address.whole).replace("\n", " ")
        column = location.address.start or 0
        length = len(text) if location.address.end is None else location.address.end - column
        number = " " * 5 + " | "
    elif location.span is not None:
        line, column = document.lines.position(location.span.start)
        text = shown.line(line)
        column = min(column, len(text))  # between the two characters of a line end
        length = location.span.end - location.span.start
        number = f"{line + 1:>5} | "
    else:
        return []
    if not text.strip():
        return []
    stop = max(column + 1, min(len(text), column + length))
    before = "…"
    start = column
    room = LEAD + WIDTH // 3
    while start and (room := room - _shown_width(text[start - 1])) >= 0:
        start -= 1
    end = start
    used = 0
    while end < len(text) and (used := used + _shown_width(text[end])) <= WIDTH:
        end += 1
    window = (before if start else "") + on_one_line(text[start:end]) + ("…" if end < len(text) else "")
    lead = (width(before) if start else 0) + _shown_width(text[start:column])
    carets = max(1, _shown_width(text[column : min(stop, end)]))
    mark = "^" * carets
    if style.color:
        mark = f"\x1b[1;31m{mark}\x1b[0m"
    return [number + window, " " * (len(number) - 2) + "| " + " " * lead + mark]


def _several(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def closing(totals: Totals, style: Style) -> str:
    """The totals, and in the last line what was checked."""
    counts = totals.counts
    if style.language == "en":
        lines = [
            f"{_several(totals.files - totals.refused, 'file')}: {_several(counts['error'], 'error')}, "
            f"{_several(counts['warning'], 'warning')}, "
            f"{_several(counts['info'], 'note')}{f', {totals.suppressed} suppressed' if totals.suppressed else ''}"
            + (f"; {totals.fixable} can be fixed by gidr-lint fix" if totals.fixable else "")
        ]
        lines += [*unread(totals, style), _checked_en(totals)]
    else:
        lines = [
            f"共检查{totals.files - totals.refused}个文件：错误{counts['error']}个，警告{counts['warning']}个，提示{counts['info']}个"
            + (f"，按指令忽略{totals.suppressed}个" if totals.suppressed else "")
            + (f"；其中{totals.fixable}个可用 gidr-lint fix 改正" if totals.fixable else "")
            + "。"
        ]
        lines += [*unread(totals, style), _checked(totals)]
    return "\n".join(line for line in lines if line) + "\n"


def unread(totals: Totals, style: Style) -> list[str]:
    """How many files and folders were not read; with `verbose` each of them."""
    if not totals.unread:
        return []
    english = style.language == "en"
    folders = sum(item.kind == "folder" for item in totals.unread)
    said = _unread_en(totals, folders) if english else _unread(totals, folders)
    if not style.verbose:
        if not all(item.is_told for item in totals.unread):
            said += "; -v lists them all" if english else "；加 -v 逐个列出"
        return [said + ("." if english else "。")]
    return [
        said + (":" if english else "："),
        *(
            f"    {on_one_line(item.path)}: {item.reason.en}"
            if english
            else f"    {on_one_line(item.path)}：{item.reason.zh}"
            for item in totals.unread
        ),
    ]


def _unread(totals: Totals, folders: int) -> str:
    files, told = len(totals.unread) - folders, sum(item.is_told for item in totals.unread)
    counted = [f"{files}个文件"] * bool(files) + [f"{folders}个文件夹"] * bool(folders)
    shown = f"，其中{told}个已列在上面" if told else ""
    return f"没有读取{'、'.join(counted)}{shown}"


def _unread_en(totals: Totals, folders: int) -> str:
    files, told = len(totals.unread) - folders, sum(item.is_told for item in totals.unread)
    counted = [_several(files, "file")] * bool(files) + [_several(folders, "folder")] * bool(folders)
    shown = f", {told} of them named above" if told else ""
    return f"Not read: {' and '.join(counted)}{shown}"


def _checked(totals: Totals) -> str:
    if not totals.covered:
        return "没有可核对的报告。" if totals.files else ""
    tables = []
    for table, states in totals.tables.items():
        bound = states.get("bound", 0)
        rest = "、".join(
            f"{count}{word}" if totals.covered > 1 else word
            for state, word in (("partial", "部分识别"), ("unreadable", "未能识别"), ("absent", "没有"))
            if (count := states.get(state, 0))
        )
        name = table_name(table).zh
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


def _checked_en(totals: Totals) -> str:
    if not totals.covered:
        return "No report was checked." if totals.files else ""
    tables = []
    for table, states in totals.tables.items():
        rest = ", ".join(f"{n} {s}" if totals.covered > 1 else s for s, n in states.items() if s != "bound")
        tables.append(table_name(table).en.removeprefix("table ") + (f" ({rest})" if rest else ""))
    i, c = totals.identities, totals.claims
    assumed = f", {so} checked with blanks as 0" if (so := i["assumed"] + i["doubted"]) else ""
    assumed += f" ({i['doubted']} fail)" if i["doubted"] else ""
    return (
        f"Checked: tables {', '.join(tables)}; {sum(i.values())} sums: {i['held']} hold, {i['failed']} fail, {i['skipped']} not checked{assumed}; "
        f"{sum(c.values())} statements against the tables: {c['agreed']} agree, {c['contradicted']} do not, {c['unknown'] + c['uncompared']} not compared."
    )
