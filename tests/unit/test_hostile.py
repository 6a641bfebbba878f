"""Drafts made to be slow: what is read, judged and shown costs about as much as it is long."""

import time

import pytest

from gidr_lint.document.source import Source
from gidr_lint.linter import Linter
from gidr_lint.plugins import Registry
from gidr_lint.reporters import Style, text

HEAD = "# 2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n"
# Each took from ten seconds to minutes when something in it was compared with everything else.
HOSTILE = {
    "many findings in one line": "XX件，" * 2000,
    "one sentence of many figures": "收到政府信息公开申请3件，" * 8000,
    "many sentences in one paragraph": "收到申请3件。" * 8000,
    "many years in one line": "2022年" * 40_000,
    "markup in one line": "**信息**公开 " * 16_000,
    "markup in one cell": "| a | " + "**信息**公开 " * 16_000 + " |\n|---|---|\n|1|2|\n",
    "one section again and again": "二、主动公开政府信息情况\n\n" * 4000,
    "one heading again and again": "## 一、总体情况\n\n" * 4000,
    "lines that a TAB indents": "\t一段。\n" * 8000,
    "lines that a TAB indents, apart": "\t甲\n\n" * 8000,
    "directives for one block each": "<!-- gidr-lint-disable-next-line A301 -- 理由 -->\n\n段。\n\n" * 4000,
    "directives that stay open": "<!-- gidr-lint-disable P701 -- 理由 -->\n\nXX件\n\n" * 4000,
    "directives without a code": "<!-- gidr-lint-disable-next-line -->\n\n" * 4000,
    "directives in cells": "| a | b |\n|---|---|\n"
    + "| XX <!-- gidr-lint-disable-line P701 -- 理由 --> | 2 |\n" * 4000,
    "tables that end at a heading": "<table\n# 标题\n\n" * 90 + "<table></table>\n" * 4000,
    "tables in tables": "<table><tr><td>" * 8000 + "x" + "</td></tr></table>" * 8000,
    "tables in tables, cut off": "<table><tr><td>" * 20_000,
    "elements in elements": "<div>" * 50_000 + "x" + "</div>" * 50_000,
    "elements in elements, a hundred thousand deep": "<div>" * 100_000 + "XX件",
    "elements that are never closed": "<div><p><span>" * 60_000,
    "closing tags of what was never open": "<div>" * 50_000 + "</section></b></td>" * 50_000,
    "comments that are never closed": "<!-- " * 60_000,
    "tags that are never closed": "<a b=c " * 20_000,
    "quotes that are never closed": "<a b=\"<a c='" * 15_000,
    "quotes that only the end closes": "<a b=" * 20_000 + '">"',
    "scripts that are never closed": "<script>" * 40_000 + "</script " * 40_000,
    "huge spans": ("<table>" + "<tr>" + '<td colspan="999999" rowspan="65534">3</td>' * 50 + "</tr>") * 50,
    "spans that cover one another": "<table>"
    + '<tr><td rowspan="400" colspan="400">3</td></tr>' * 4000
    + "</table>",
    "a flood of entities": "&amp;&lt;&#20214;&nosuch" * 12_000,
    "a row of many cells": "<table><tr>" + "<td>3" * 40_000,
    "elements that are not shown": "<div hidden><td style='display:none'>" * 30_000 + "</div>" * 30_000,
    "lines of a page": "一、总体情况<br>" * 20_000,
    "titles of pages": "某局2023年政府信息公开工作年度报告<br>" * 8000
    + "一、总体情况<br>二、主动公开政府信息情况",
    "rules that draw no table": "-- --\n甲\n\n" * 8_000,
    "rules of a length each": "".join("--" + " --" * (n % 400) + "\n\n" for n in range(1200)),
    "grids that never end": "+--+--+\n| 甲 | 乙 |\n" * 5_000,
    "grids of many columns": "+" + "-+" * 4000 + "\n" + "|" + "3|" * 4000 + "\n+" + "-+" * 4000 + "\n",
    "brackets": "[" * 50_000,
    "quotes in quotes": ">" * 50_000 + "x",
    "lists in lists": "- " * 30_000 + "x",
    "a header of many columns": "|" + " 自然人 |" * 10_000 + "\n|" + "---|" * 10_000 + "\n",
}


@pytest.fixture(scope="module")
def linter():
    return Linter(registry=Registry(installed=False))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("ending", ["md", "txt", "html"])
def test_a_hostile_draft_takes_seconds(linter, name, ending):
    begun = time.process_time()
    result = linter.lint(Source(f"draft.{ending}", (HEAD + HOSTILE[name]).encode()))
    text.piece(result, Style())
    assert time.process_time() - begun < 6


@pytest.mark.parametrize("depth", [40, 3000])
def test_pages_laid_out_by_tables_in_tables_are_read_as_far_as_they_make_sense(linter, depth):
    draft = HEAD + "<table><tr><td>这里有XX件" * depth + "</td></tr></table>" * depth
    codes = [item.code for item in linter.lint(Source("draft.md", draft.encode())).diagnostics]
    assert ("P701" in codes) == (depth == 40)
    assert ("E001" in codes) == (depth == 3000)


def test_a_table_that_lays_out_the_page_gives_its_blocks_in_their_order(linter):
    page = "<table><tr><td>甲<table><tr><td>1</td><td>2</td></tr></table>乙</td><td>丙</td></tr></table>"
    document = linter.lint(Source("draft.md", (HEAD + page).encode())).case.document
    assert ["甲", "1 2", "乙", "丙"] == [
        " ".join(cell.text.string for row in block.rows for cell in row.cells)
        if hasattr(block, "rows")
        else block.text.string
        for block in document.blocks[2:]
    ]
