"""Drafts made to be slow, in any size: reading and judging them should cost what they are long."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import tomli

from gidr_lint.testing import Draft
from gidr_lint.testing.odt import odt_package
from gidr_lint.testing.word import package

HEAD = "# 2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n"
PAGE_HEAD = "<h1>2023年政府信息公开工作年度报告</h1>\n<h2>一、总体情况</h2>\n"
TABLES = "## 二、" + Draft.clean().markdown().partition("## 二、")[2]
# Each took from ten seconds to minutes when something in it was compared with everything else. A size of 1 is some
# kilobytes, and eight times as much is still read, not refused.
FAMILIES: dict[str, Callable[[int], str]] = {
    "many findings in one line": lambda n: "XX件，" * 250 * n,
    "one sentence of many figures": lambda n: "收到政府信息公开申请3件，" * 1000 * n,
    "many sentences in one paragraph": lambda n: "收到申请3件。" * 1000 * n,
    "many years in one line": lambda n: "2022年" * 5000 * n,
    "markup in one line": lambda n: "**信息**公开 " * 2000 * n,
    "markup in one cell": lambda n: "| a | " + "**信息**公开 " * 2000 * n + " |\n|---|---|\n|1|2|\n",
    "one section again and again": lambda n: "二、主动公开政府信息情况\n\n" * 500 * n,
    "one heading again and again": lambda n: "## 一、总体情况\n\n" * 500 * n,
    "lines that a TAB indents": lambda n: "\t一段。\n" * 1000 * n,
    "lines that a TAB indents, apart": lambda n: "\t甲\n\n" * 1000 * n,
    "directives for one block each": lambda n: (
        "<!-- gidr-lint-disable-next-line A301 -- 理由 -->\n\n段。\n\n" * 500 * n
    ),
    "directives that stay open": lambda n: "<!-- gidr-lint-disable P701 -- 理由 -->\n\nXX件\n\n" * 500 * n,
    "directives without a code": lambda n: "<!-- gidr-lint-disable-next-line -->\n\n" * 500 * n,
    "directives in cells": lambda n: (
        "| a | b |\n|---|---|\n" + "| XX <!-- gidr-lint-disable-line P701 -- 理由 --> | 2 |\n" * 500 * n
    ),
    "tables that end at a heading": lambda n: "<table\n# 标题\n\n" * 90 + "<table></table>\n" * 500 * n,
    "tables in tables": lambda n: "<table><tr><td>" * 1000 * n + "x" + "</td></tr></table>" * 1000 * n,
    "tables in tables, cut off": lambda n: "<table><tr><td>" * 2500 * n,
    "elements in elements": lambda n: "<div>" * 6250 * n + "x" + "</div>" * 6250 * n,
    "elements in elements, a hundred thousand deep": lambda n: "<div>" * 12500 * n + "XX件",
    "elements that are never closed": lambda n: "<div><p><span>" * 7500 * n,
    "closing tags of what was never open": lambda n: "<div>" * 6250 * n + "</section></b></td>" * 6250 * n,
    "comments that are never closed": lambda n: "<!-- " * 7500 * n,
    "tags that are never closed": lambda n: "<a b=c " * 2500 * n,
    "quotes that are never closed": lambda n: "<a b=\"<a c='" * 1875 * n,
    "quotes that only the end closes": lambda n: "<a b=" * 2500 * n + '">"',
    "scripts that are never closed": lambda n: "<script>" * 5000 * n + "</script " * 5000 * n,
    "huge spans": lambda n: (
        ("<table>" + "<tr>" + '<td colspan="999999" rowspan="65534">3</td>' * 50 + "</tr>") * 6 * n
    ),
    "spans that cover one another": lambda n: (
        "<table>" + '<tr><td rowspan="400" colspan="400">3</td></tr>' * 500 * n + "</table>"
    ),
    "a flood of entities": lambda n: "&amp;&lt;&#20214;&nosuch" * 1500 * n,
    "a row of many cells": lambda n: "<table><tr>" + "<td>3" * 5000 * n,
    "elements that are not shown": lambda n: (
        "<div hidden><td style='display:none'>" * 3750 * n + "</div>" * 3750 * n
    ),
    "lines of a page": lambda n: "一、总体情况<br>" * 2500 * n,
    "titles of pages": lambda n: (
        "某局2023年政府信息公开工作年度报告<br>" * 1000 * n + "一、总体情况<br>二、主动公开政府信息情况"
    ),
    "headers of cells on a line each": lambda n: (
        "三、收到和处理政府信息公开申请情况\n\n"
        + "申请人情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
        "一、本年新收政府信息公开申请数量\n1\n2\n3\n4\n5\n6\n21\n" * 75 * n
    ),
    "rules that draw no table": lambda n: "-- --\n甲\n\n" * 1000 * n,
    "rules of a length each": lambda n: "".join(
        "--" + " --" * (line * 37 % 100) + "\n\n" for line in range(150 * n)
    ),
    "grids that never end": lambda n: "+--+--+\n| 甲 | 乙 |\n" * 625 * n,
    "grids of many columns": lambda n: (
        "+" + "-+" * 500 * n + "\n" + "|" + "3|" * 500 * n + "\n+" + "-+" * 500 * n + "\n"
    ),
    "brackets": lambda n: "[" * 6250 * n,
    "quotes in quotes": lambda n: ">" * 6250 * n + "x",
    "lists in lists": lambda n: "- " * 3750 * n + "x",
    "quotes and lists in turn": lambda n: "> - " * 1875 * n + "x",
    "emphasis in emphasis": lambda n: "*甲 _乙 **丙 " * 1250 * n,
    "brackets that are never closed": lambda n: "（《“【甲" * 1500 * n,
    "brackets within brackets": lambda n: "（《甲" * 1500 * n + "》）" * 1500 * n,
    "sentences of many elements": lambda n: (
        "<p>" + "<b>收到</b>申请<i>3</i>件，2022年XX。" * 250 * n + "</p>"
    ),
    "a header of many columns": lambda n: "|" + " 自然人 |" * 1250 * n + "\n|" + "---|" * 1250 * n + "\n",
    "a header of many columns over short rows": lambda n: (
        "| 信息内容"
        + " | 本年制发件数 | 本年废止件数" * 100 * n
        + " |\n|"
        + "---|" * (200 * n + 1)
        + "\n"
        + "| 规章 | 0 |\n" * 200 * n
    ),
    "a header again and again": lambda n: (
        "|---|---|---|---|\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 0 |\n"
        * 80
        * n
    ),
    "rows of the applications table": lambda n: (
        "| 项 | 自然人 | 商业企业 | 总计 |\n|---|---|---|---|\n"
        + "| 1.属于国家秘密 | 1 | 2 | 3 |\n" * 250 * n
    ),
    "rows that the form does not know": lambda n: (
        "| 项 | 自然人 | 商业企业 | 总计 |\n|---|---|---|---|\n" + "| 某一事项 | 1 | 2 | 3 |\n" * 250 * n
    ),
    "cells of one line each": lambda n: "一、本年新收政府信息公开申请数量\n1\n2\n3\n" * 250 * n,
    "periods of two years": lambda n: "2023年1月1日至2024年12月31日" * 250 * n,
    "years to come": lambda n: "2027年，我局共收到群众留言12条。" * 400 * n,
    "dates that there are not": lambda n: "2023年1 月 32日，" * 500 * n,
    "dates that lack a character": lambda n: "20241月 " * 1000 * n,
    "blanks between characters": lambda n: "甲 " * 6000 * n,
    "blanks between sentences": lambda n: "甲  乙 ，" * 2000 * n,
    "mobile numbers": lambda n: "13800138000，" * 1000 * n,
    "numbers of a person each": lambda n: "手机13800138000，身份证号110105194912310021，" * 300 * n,
    "names of persons": lambda n: "申请人张三丰，" * 1500 * n,
    "mailboxes": lambda n: "zhangsan@qq.com，" * 700 * n,
    "digits and blanks": lambda n: "123 456 " * 1800 * n,
    "placeholders": lambda n: "XX件、____" * 1000 * n,
    "placeholders, closer": lambda n: "XX、" * 4000 * n,
    "emphasis within words": lambda n: "*a_ " * 4000 * n,
    "sections that no form has": lambda n: "".join(f"## 七、标题{i}\n\n" for i in range(500 * n)),
    "points in points": lambda n: "（一）甲。一是甲。二是乙。1.甲。2.乙。" * 600 * n,
    "doubled words": lambda n: "的的，工作工作，" * 1500 * n,
    "doubled marks": lambda n: "甲。。乙，，" * 2000 * n,
    "organs": lambda n: "青溪县水务局、清溪县水务局、某某县教育局，" * 600 * n,
    "articles and numbers": lambda n: "《条例》第二十条，国办公开办函【2021】30号，" * 500 * n,
    "carried in and settled": lambda n: "上年结转2件已全部办结。" * 1000 * n,
    "one after another in a bracket": lambda n: "（" + "申请3件。" * 2000 * n,
    "nothing, again and again": lambda n: "## 四、行政复议、行政诉讼情况\n\n" + "无\n\n" * 1500 * n,
    "claims that one another contradict": lambda n: "".join(
        f"本年新收政府信息公开申请{i}件。" for i in range(700 * n)
    ),
    "claims against the tables": lambda n: "本年新收政府信息公开申请99件。" * 700 * n + "\n\n" + TABLES,
    "the same paragraph again": lambda n: "本年度认真落实政府信息公开工作要求，不断完善制度。\n\n" * 700 * n,
}


def _tag(name: str, inner: str) -> str:
    return f"<w:{name}>{inner}</w:{name}>"


_RUN = _tag("r", _tag("t", "甲"))
_TITLE = _tag("p", _tag("r", _tag("t", "2023年政府信息公开工作年度报告")))
# The body of a Word file; a size of 1 is some ten thousand tags.
PACKED: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: _tag("p", _RUN) * 2000 * n,
    "paragraphs that are empty": lambda n: "<w:p/>" * 8000 * n,
    "runs": lambda n: _tag("p", _RUN * 3000 * n),
    "properties": lambda n: _tag("p", _tag("r", "<w:rPr><w:b/></w:rPr>" * 4000 * n + "<w:t>甲</w:t>")),
    "cells": lambda n: _tag("tbl", _tag("tr", _tag("tc", _tag("p", _RUN)) * 10) * 150 * n),
    "words in one run": lambda n: _tag("p", _tag("r", _tag("t", "甲乙" * 12_000 * n))),
    "words marked by a colour": lambda n: (
        _tag("p", "<w:r><w:rPr><w:highlight w:val='yellow'/></w:rPr><w:t>甲</w:t></w:r>") * 1000 * n
    ),
}


def _grown() -> dict[str, Callable[[int], str]]:
    """The pieces that the fuzzer found, each as often as fills some tens of kilobytes."""
    path = Path(__file__).with_name("grown.toml")
    found = tomli.loads(path.read_text("utf-8"))["pieces"]
    return {f"grown: {item['place']}": partial(_repeated, item["text"]) for item in found}


def _repeated(piece: str, size: int) -> str:
    return piece * (16_000 // len(piece)) * size


FAMILIES |= _grown()


_NOTES = ("comments", "comment"), ("footnotes", "footnote"), ("endnotes", "endnote")
_HEADING = '<text:h text:outline-level="1">2023年政府信息公开工作年度报告</text:h>'
_P = "<text:p>甲</text:p>"
_NOTE = (
    "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
    f"<text:note-body>{_P}</text:note-body></text:note>"
)
# The same of an ODT file.
OPEN: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: _P * 4000 * n,
    "spans": lambda n: "<text:p>" + "<text:span>甲</text:span>" * 4000 * n + "</text:p>",
    "cells": lambda n: (
        "<table:table>"
        + f"<table:table-row>{f'<table:table-cell>{_P}</table:table-cell>' * 10}</table:table-row>" * 200 * n
        + "</table:table>"
    ),
    "notes": lambda n: f"<text:p>甲{_NOTE}</text:p>" * 1500 * n,
}


def hostile(name: str, size: int = 1, *, html: bool = False) -> str:
    """A draft of one family, in Markdown or as a web page; twice the size is twice as long."""
    return (PAGE_HEAD if html else HEAD) + FAMILIES[name](size)


def packed(name: str, size: int = 1) -> bytes:
    """A Word file of one family."""
    return package(_TITLE + PACKED[name](size))


def opened(name: str, size: int = 1) -> bytes:
    """An ODT file of one family."""
    return odt_package(_HEADING + OPEN[name](size))


def noted(size: int = 1) -> bytes:
    """A Word file with thousands of comments, footnotes and endnotes."""
    numbers = range(500 * size)
    marks = "<w:r><w:footnoteReference w:id='{0}'/></w:r><w:r><w:endnoteReference w:id='{0}'/></w:r>"
    parts: dict[str, str | bytes] = {
        f"{kind}.xml": _tag(
            kind, "".join(f"<w:{one} w:id='{number}'>{_tag('p', _RUN)}</w:{one}>" for number in numbers)
        )
        for kind, one in _NOTES
    }
    return package(_TITLE + "".join(_tag("p", _RUN + marks.format(number)) for number in numbers), parts)
