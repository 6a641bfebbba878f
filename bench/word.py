#!/usr/bin/env python3
"""
The Word reader, as ratios of things run in turn in one call (median of pairs, CPU time).

    python bench/word.py [-n 7]

1. The whole lint of a report against python-docx reading every `row.cells` of the same file. Aim: 0.12 or less.
2. The lint of a table four times as long against the shorter one. Aim: 4.6 or less.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.word import package


def taken(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def ratio(turns: int, first: Callable[[], Any], second: Callable[[], Any]) -> tuple[float, float, float]:
    first(), second()
    found = [(taken(first), taken(second)) for _ in range(turns)]
    ones, twos = zip(*found, strict=True)
    return statistics.median(ones), statistics.median(twos), statistics.median(a / b for a, b in found)


def read_cells(data: bytes) -> int:
    """What a program does that reads a Word file's tables by python-docx."""
    document: Any = docx.Document(BytesIO(data))
    return sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def long_table(rows: int) -> bytes:
    """A report whose second table has so many rows, merged cells among them."""
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    parts = ["<w:p><w:r><w:t>2024年政府信息公开工作年度报告</w:t></w:r></w:p><w:tbl>"]
    for number in range(rows):
        merge = '<w:vMerge w:val="restart"/>' if number % 4 == 0 else "<w:vMerge/>"
        figures = "".join(cell.format("", number + column) for column in range(7))
        parts.append(f"<w:tr>{cell.format(merge, '情形')}{cell.format('', f'第{number}项')}{figures}</w:tr>")
    return package("".join(parts) + "</w:tbl>")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=7)
    args = parser.parse_args()
    linter = Linter(registry=Registry(installed=False))
    for form in ("2021", "2019"):
        data = Draft.clean(form).docx()[0]
        source = Source("report.docx", data)
        one, two, found = ratio(
            args.n, lambda source=source: linter.lint(source), lambda data=data: read_cells(data)
        )  # type: ignore[misc]
        print(
            f"lint of a {form} report against python-docx row.cells  {one * 1000:8.1f} ms against {two * 1000:8.1f} ms   x{found:.3f}"
        )
    short, long = Source("a.docx", long_table(500)), Source("b.docx", long_table(2000))
    one, two, found = ratio(args.n, lambda: linter.lint(long), lambda: linter.lint(short))
    print(
        f"lint of four times the rows                          {one * 1000:8.1f} ms against {two * 1000:8.1f} ms   x{found:.2f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
