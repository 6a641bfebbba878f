"""Drafts made to be slow, in any size: reading and judging them should cost what they are long."""

from collections.abc import Callable

HEAD = "# 2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n"
# Each took from ten seconds to minutes when something in it was compared with everything else. A
# size of 1 is some tens of kilobytes.
FAMILIES: dict[str, Callable[[int], str]] = {
    "many findings in one line": lambda n: "XX件，" * 2000 * n,
    "one sentence of many figures": lambda n: "收到政府信息公开申请3件，" * 8000 * n,
    "many sentences in one paragraph": lambda n: "收到申请3件。" * 8000 * n,
    "many years in one line": lambda n: "2022年" * 40_000 * n,
    "markup in one line": lambda n: "**信息**公开 " * 16_000 * n,
    "markup in one cell": lambda n: "| a | " + "**信息**公开 " * 16_000 * n + " |\n|---|---|\n|1|2|\n",
    "one section again and again": lambda n: "二、主动公开政府信息情况\n\n" * 4000 * n,
    "one heading again and again": lambda n: "## 一、总体情况\n\n" * 4000 * n,
    "lines that a TAB indents": lambda n: "\t一段。\n" * 8000 * n,
    "lines that a TAB indents, apart": lambda n: "\t甲\n\n" * 8000 * n,
    "directives for one block each": lambda n: (
        "<!-- gidr-lint-disable-next-line A301 -- 理由 -->\n\n段。\n\n" * 4000 * n
    ),
    "directives that stay open": lambda n: "<!-- gidr-lint-disable P701 -- 理由 -->\n\nXX件\n\n" * 4000 * n,
    "directives without a code": lambda n: "<!-- gidr-lint-disable-next-line -->\n\n" * 4000 * n,
    "directives in cells": lambda n: (
        "| a | b |\n|---|---|\n" + "| XX <!-- gidr-lint-disable-line P701 -- 理由 --> | 2 |\n" * 4000 * n
    ),
    "tables that end at a heading": lambda n: "<table\n# 标题\n\n" * 90 + "<table></table>\n" * 4000 * n,
    "tables in tables": lambda n: "<table><tr><td>" * 8000 * n + "x" + "</td></tr></table>" * 8000 * n,
    "tables in tables, cut off": lambda n: "<table><tr><td>" * 20_000 * n,
    "elements in elements": lambda n: "<div>" * 50_000 * n + "x" + "</div>" * 50_000 * n,
    "brackets": lambda n: "[" * 50_000 * n,
    "quotes in quotes": lambda n: ">" * 50_000 * n + "x",
    "lists in lists": lambda n: "- " * 30_000 * n + "x",
    "a header of many columns": lambda n: "|" + " 自然人 |" * 10_000 * n + "\n|" + "---|" * 10_000 * n + "\n",
    "rows of the applications table": lambda n: (
        "| 项 | 自然人 | 商业企业 | 总计 |\n|---|---|---|---|\n"
        + "| 1.属于国家秘密 | 1 | 2 | 3 |\n" * 2000 * n
    ),
    "rows that the form does not know": lambda n: (
        "| 项 | 自然人 | 商业企业 | 总计 |\n|---|---|---|---|\n" + "| 某一事项 | 1 | 2 | 3 |\n" * 2000 * n
    ),
    "cells of one line each": lambda n: "一、本年新收政府信息公开申请数量\n1\n2\n3\n" * 2000 * n,
}


def hostile(name: str, size: int = 1) -> str:
    """A draft of one family; twice the size is twice as long."""
    return HEAD + FAMILIES[name](size)
