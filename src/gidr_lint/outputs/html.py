"""
A page for people: the overview first, then each report with its findings, and the official tables they are in.

One file that needs neither script nor network; what is marked is marked so that a grey print shows it. It is
well-formed as XML, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gidr_lint.base.version import VERSION
from gidr_lint.outputs import Line, Style, Totals
from gidr_lint.outputs._page import (
    STYLE,
    Attributes,
    anchor,
    count,
    element,
    escaped,
    icon,
    link,
    said,
    severity,
    source_line,
    url_of,
)  # fmt: skip
from gidr_lint.outputs._rows import TABLES, UNCOMPARED, Row, View, at
from gidr_lint.outputs._statistics import by_rule
from gidr_lint.outputs._table import official
from gidr_lint.outputs._unchecked import UNCHECKED
from gidr_lint.outputs._words import account_line, checked_line, not_checked, organ, tables_read, urgency
from gidr_lint.outputs.text import figures, not_listed, unchecked

# What was not read is among the output.
TELLS_UNREAD = True
TELLS_STATISTICS = True
ENCODING = "utf-8"
SPOOLED = True
MOST_RELATED = 12
# So many are shown without being asked for.
_FEW = 20


def needs(style: Style) -> frozenset[str]:
    """The parts of a row that are drawn."""
    return frozenset((TABLES, UNCOMPARED) if style.verbose else (TABLES,))


class Run:
    """
    The page of one run. It keeps what has no sheet of its own when printed: the files that were not read and the
    reports without findings stand together behind the others.
    """

    TELLS_UNREAD = TELLS_UNREAD
    TELLS_STATISTICS = TELLS_STATISTICS
    ENCODING = ENCODING
    SPOOLED = SPOOLED

    def __init__(self) -> None:
        self._unread: dict[str, str] = {}
        self._clean: dict[str, str] = {}

    def needs(self, style: Style) -> frozenset[str]:
        return needs(style)

    def start(self, totals: Totals, style: Style) -> str:
        """All that comes before the reports; called last, so it is known where each stands."""
        rest = [*sorted(self._unread), *sorted(self._clean)]
        kept = set(rest)
        order = [*sorted(line.path for line in totals.lines if line.path not in kept), *rest]
        numbers = {path: number for number, path in enumerate(order, 1)}
        return _start(totals, numbers, style, several=len(order) - len(rest) > 1)

    def piece(self, row: Row, style: Style) -> str:
        """A report that has something to say; what has not is kept for the end."""
        drawn = "\n".join(_report(row, style)) + "\n"
        if row.reason is not None:
            self._unread[row.path] = drawn
        elif not _has_findings(row):
            self._clean[row.path] = drawn
        else:
            return drawn
        return ""

    def end(self, totals: Totals, style: Style) -> str:
        """What was kept, a section each, and the foot of the page."""
        parts, apart = [], Attributes(class_="apart")
        if len(self._unread) + len(self._clean) == len(totals.lines):
            parts.append(element("p", said(style, "没有。", "None.")) + "\n")
            apart = Attributes()
        parts.append("</section>\n")
        for id, title, found in (
            ("unread", said(style, "没有读取的文件", "Not read"), self._unread),
            ("clean", said(style, "没有发现问题的", "Nothing found"), self._clean),
        ):
            if found:
                # On no sheet that goes to the organ of the report before it.
                parts.append(f'<section{apart} id="{id}"><h2>{title}</h2>\n')
                apart = Attributes()
                parts += (found[path] for path in sorted(found))
                parts.append("</section>\n")
        return "".join(parts) + _foot(style)


def for_run() -> Run:
    """The page of one run."""
    return Run()


def _start(totals: Totals, numbers: Mapping[str, int], style: Style, *, several: bool) -> str:
    """The counts, and a line for each report; of several reports the first has a sheet of its own, too."""
    title = said(style, "政府信息公开工作年度报告检查结果", "Annual reports: what was checked")
    language = said(style, "zh-CN", "en")
    apart = Attributes(class_="apart") if several else Attributes()
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        f'<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f'<meta name="generator" content="gidr-lint {VERSION}"/><title>{title}</title>',
        f"<style>\n{STYLE}</style></head>",
        "<body>",
        f"<header><h1>{title}</h1>",
        *_counts(totals, style),
        "</header>",
        "<main>",
        *_overview(totals, numbers, style),
        *_by_rule(totals, style),
        f'<section{apart} id="reports"><h2>{said(style, "有问题的报告", "Reports with findings")}</h2>',
    ]
    return "\n".join(lines) + "\n"


def _counts(totals: Totals, style: Style) -> Iterator[str]:
    if totals.left:
        words = said(
            style,
            f"已中断：还有{totals.left}个文件没有检查，以下不是全部结果。",
            f"Interrupted: {totals.left} not checked. What follows is not all.",
        )
        yield element("p", escaped(words), "alert")
    for failure in totals.plugins_failed:
        words = failure.words.en if style.language == "en" else failure.words.zh
        yield element("p", escaped(words), "alert")
    checked = totals.reports
    boxes = [
        (said(style, "检查的报告", "checked"), checked, ""),
        (said(style, "没有读取", "not read"), len(totals.unread), "unread" if totals.unread else ""),
        *((severity(label, style), totals.counts[label], label) for label in totals.counts),
        (said(style, "可自动改正", "fixable"), sum(totals.fixable.values()), ""),
        *([(said(style, "按指令忽略", "suppressed"), totals.suppressed, "")] if totals.suppressed else []),
    ]
    yield '<ul class="counts">'
    for name, number, kind in boxes:
        marked = f"{icon(kind)} " if kind in totals.counts else ""
        yield f"<li{Attributes(class_=kind) if kind else ''}>{marked}{escaped(name)} <b>{number}</b></li>"
    yield "</ul>"
    account = account_line(totals, style)
    if account:
        yield element("p", escaped(account), "account")
    yield element("p", escaped(checked_line(totals, style)), "checked")


def _overview(totals: Totals, numbers: Mapping[str, int], style: Style) -> Iterator[str]:
    """A line for each report: those that could not be read first, then those with most to do."""
    yield f'<section class="overview"><h2>{said(style, "总览", "Overview")}</h2>'
    if totals.lines:
        heads = said(
            style,
            "序号 单位 年度 文件 三张表 错误 警告 提示 未能核对",
            "No. Organ Year File Tables Errors Warnings Notes Not-checked",
        ).split()
        yield (
            '<div class="wide"><table><thead><tr>'
            + "".join(f'<th scope="col">{head}</th>' for head in heads)
            + "</tr></thead>"
        )
        yield "<tbody>"
        for line in sorted(totals.lines, key=urgency):
            yield _line(line, numbers[line.path], style)
        yield "</tbody></table></div>"
    else:
        yield element("p", said(style, "没有检查到年度报告。", "No report was checked."))
    yield from (element("p", escaped(line), "alert") for line in unchecked(totals, style))
    yield from _unread(totals, style)
    yield "</section>"


def _line(line: Line, number: int, style: Style) -> str:
    name = link(f"#{anchor(line.path)}", escaped(organ(line.organisation, line.path)))
    path = f'<td class="path">{escaped(line.path)}</td>'
    head = f"<td>{number}</td><td>{name}</td><td>{line.year or '—'}</td>{path}"
    if line.reason is not None:
        told = said(style, f"没有读取：{line.reason}", f"not read: {line.reason}")
        return f'<tr class="unread">{head}<td colspan="5">{icon("unread")} {escaped(told)}</td></tr>'
    counts = "".join(
        f'<td class="number {label}">{icon(label)} {line.counts[label]}</td>'
        if line.counts[label]
        else '<td class="number">0</td>'
        for label in line.counts
    )
    return (
        f"<tr>{head}<td>{escaped(tables_read(line.tables, style))}</td>{counts}"
        f"<td>{escaped(not_checked(line.skipped, line.unknown, style)) or '—'}</td></tr>"
    )


def _unread(totals: Totals, style: Style) -> Iterator[str]:
    """What was not read and has no section of its own."""
    shown = {line.path for line in totals.lines}
    others = [item for item in totals.unread if item.path not in shown]
    if not others:
        return
    number = len(others)
    told = said(style, f"另有{number}个没有读取", f"{number} more not read")
    few = Attributes(open="open") if number <= _FEW else Attributes()
    yield f"<details{few}><summary>{told}</summary><ul>"
    for item in others:
        between = said(style, "：", ": ")
        yield f'<li><span class="path">{escaped(item.path)}</span>{between}{escaped(item.reason)}</li>'
    yield "</ul></details>"


def _by_rule(totals: Totals, style: Style) -> Iterator[str]:
    found = by_rule(totals)
    if not found:
        return
    shown = Attributes(open="open") if style.statistics else Attributes()
    yield f'<section class="rules"><details{shown}><summary>{said(style, "按规则统计", "By rule")}</summary>'
    heads = said(style, "个数 代码 名称 可自动改正", "Findings Code Name Fixable").split()
    yield (
        "<table><thead><tr>"
        + "".join(f'<th scope="col">{head}</th>' for head in heads)
        + "</tr></thead><tbody>"
    )
    for item in found:
        yield (
            f'<tr><td class="number">{item.findings}</td><td>{escaped(item.code)}</td>'
            f'<td>{escaped(item.name)}</td><td class="number">{item.fixable}</td></tr>'
        )
    yield "</tbody></table></details></section>"


def _has_findings(row: Row) -> bool:
    """Whether a report has more to say than that nothing was found."""
    entry = row.entry
    return bool(entry["diagnostics"] or entry.get(UNCHECKED) or entry.get("unlisted") or "figures" in entry)


def _report(row: Row, style: Style) -> Iterator[str]:
    """A report: a line where there is nothing to say, else its findings and the tables they are in."""
    entry, id = row.entry, anchor(row.path)
    year = entry["year"]
    dated = said(style, f" {year}年度", f" {year}") if year else ""
    name = f"{escaped(organ(entry['organisation'], row.path))}{dated}"
    path = f'<span class="path">{escaped(row.path)}</span>'
    found = entry["diagnostics"]
    missing = [item["message"] for item in entry.get(UNCHECKED, ())]
    if not _has_findings(row):
        nothing = said(style, "没有发现问题", "nothing found")
        if row.reason is not None:
            nothing = escaped(said(style, f"没有读取：{row.reason}", f"not read: {row.reason}"))
        yield f'<article class="clean" id="{id}"><h3>{name}</h3> {path} <span class="state">{nothing}'
        yield f"{said(style, '；', '; ')}{escaped(_coverage(row, style))}</span>"
        yield from _uncompared(row, style)
        yield "</article>"
        return
    kind = "report" if row.reason is None else "unread"
    yield f'<article class="{kind}" id="{id}"><h3>{name}</h3>'
    counts = "　".join(
        f'<span class="{label}">{icon(label)} {severity(label, style)} {number}</span>'
        for label, number in row.counts.items()
        if number
    )
    yield f'<p class="state">{path}　{counts}</p>'
    if row.is_covered:
        yield element("p", escaped(_coverage(row, style)), "checked")
    if row.compared:
        yield element("p", escaped(row.compared), "checked")
    if missing:
        told = said(style, f"没有核对完：{'；'.join(missing)}", f"not all was checked: {'; '.join(missing)}")
        yield element("p", escaped(told), "alert")
    drawn = {table["id"]: f"{id}-{number}" for number, table in enumerate(row.tables)}
    yield '<ol class="findings">'
    for number, (diagnostic, view) in enumerate(zip(found, row.views, strict=True), 1):
        yield from _finding(number, diagnostic, view, id, drawn, style)
    yield "</ol>"
    said_more = not_listed(row._replace(entry={**entry, "path": ""}), style).splitlines()
    yield from (element("p", escaped(line.lstrip(": ")), "checked") for line in said_more)
    for table in row.tables:
        yield from official(table, drawn[table["id"]], id, style)
    if "figures" in entry:
        yield element(
            "pre", escaped("\n".join(figures(row, entry["figures"], style).splitlines())), "figures"
        )
    yield from _uncompared(row, style)
    yield "</article>"


def _coverage(row: Row, style: Style) -> str:
    """What was checked of a report, as the line of text has it."""
    if not row.is_covered:
        return said(style, "没有可核对的报告。", "No report was checked.")
    alone = Totals()
    alone.add(row)
    told = checked_line(alone, style)
    if row.suppressed:
        told += said(style, f"按指令忽略{row.suppressed}个。", f" {row.suppressed} suppressed.")
    return told


def _finding(
    number: int, diagnostic: dict[str, Any], view: View, id: str, drawn: dict[str, str], style: Style
) -> Iterator[str]:
    label = diagnostic["severity"]
    code = escaped(diagnostic["code"])
    url = url_of(diagnostic["url"])
    code = link(url, code) if url else code
    yield f'<li class="finding {label}" id="{id}-f{number}">'
    yield (
        f'<p class="what"><span class="no">{number}</span> <b class="severity">{icon(label)} {severity(label, style)}</b> '
        f'<strong>{escaped(diagnostic["message"])}</strong> <span class="code">{code}</span></p>'
    )
    table = diagnostic["target"]["table"]
    places = [escaped(_where(diagnostic, style)), escaped(view.place)]
    if table in drawn:
        places.append(link(f"#{drawn[table]}", said(style, "见下面的表", "see the table below")))
    yield f'<p class="where"><b>{said(style, "位置", "Where")}</b> {"　".join(filter(None, places))}</p>'
    if view.text:
        yield source_line(view)
    if diagnostic["help"]:
        yield f'<p class="help"><b>{said(style, "怎样改", "What to do")}</b> {escaped(diagnostic["help"])}</p>'
    yield from _related(diagnostic["related"], style)
    yield "</li>"


def _where(place: dict[str, Any], style: Style) -> str:
    """第12行, or 表2 第3行第5列; empty where nothing is known."""
    span = place["range"]
    if span is not None:
        return said(style, f"第{span['start']['line']}行", f"line {span['start']['line']}")
    return at(place, style.language) if place["address"] is not None else ""


def _related(related: Sequence[dict[str, Any]], style: Style) -> Iterator[str]:
    if not related:
        return
    yield '<ul class="related">'
    for item in related[:MOST_RELATED]:
        path = "" if item["path"] is None else f"{item['path']} "
        name = item.get("place", "")
        behind = said(style, f"（{name}）", f" ({name})") if name else ""
        told = f"{path}{_where(item, style)}{behind}"
        yield f"<li>{said(style, '相关', 'see')} {escaped(told)} {escaped(item['message'])}</li>"
    more = len(related) - MOST_RELATED
    if more > 0:
        yield element("li", said(style, f"另有{more}处", f"{count(more, 'more place')}"))
    yield "</ul>"


def _uncompared(row: Row, style: Style) -> Iterator[str]:
    """The figures of the prose that are compared with no cell, each with the reason."""
    found = row.entry.get(UNCOMPARED, ()) if style.verbose else ()
    if not found:
        return
    told = said(style, f"正文里没有核对的数：{len(found)}处", f"Figures not compared: {len(found)}")
    yield f'<details open="open" class="uncompared"><summary>{told}</summary><ul>'
    for item in found:
        reason = said(style, f"（{item['reason']}）", f" ({item['reason']})")
        words = f"{_where(item, style)} {item['quote']}{reason}"
        yield element("li", escaped(words))
    yield "</ul></details>"


def _foot(style: Style) -> str:
    made = said(
        style,
        f"由 gidr-lint {VERSION} 在本机生成，个人信息已遮住。没有提示不等于都核对过，请看每份报告“已核对”一行。",
        f"Made by gidr-lint {VERSION} on this machine; personal data is masked. What is not named as checked was not.",
    )
    return f"</main>\n<footer><p>{made}</p></footer>\n</body>\n</html>\n"
