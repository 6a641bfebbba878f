#!/usr/bin/env python3
"""
Web pages: the whole lint as a ratio to lxml.html building the tree of the same page.

    python bench/pages.py [-n 9] [FILE…]

Without files: an invented report as a bare page, with what a site puts around it, and as Word writes pages (a span for
every few characters), each clean and with findings. Both sides run in turn, in CPU time; printed are the medians of the
ratios, that of reading alone, and that of the same report in Markdown, which is what judging costs without any HTML.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html
from gidr_lint_dev.conversions import in_spans

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    for _ in range(ROUNDS):
        work()
    return time.process_time() - begun


def ratio(work: Callable[[], object], other: Callable[[], object], times: int) -> float:
    work(), other()
    return statistics.median(seconds(work) / max(seconds(other), 1e-9) for _ in range(times))


def pages() -> dict[str, tuple[str, str]]:
    clean, broken = Draft.clean(), Draft.clean()
    broken.tables["applications"]["granted", "total"] = "19"
    broken.tables["proactive"]["licence", "decisions"] = "97个"
    broken.sections["overview"][1].append("共收到申请XX件。")
    found = {}
    for state, draft in (("clean", clean), ("with findings", broken)):
        bare, around = draft.page()[0], draft.page(furniture=True)[0]
        for kind, page in (("bare", bare), ("with furniture", around), ("in spans", in_spans(around))):
            found[f"{kind}, {state}"] = (page, draft.markdown())
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=9)
    parser.add_argument("files", nargs="*", type=Path)
    args = parser.parse_args()
    linter = Linter(registry=Registry(installed=False))
    given = {path.name: (path.read_text(encoding="utf-8"), "") for path in args.files}
    print(f"{'page':<32}{'bytes':>8}{'findings':>10}{'lint':>8}{'read':>8}{'Markdown':>10}   x lxml.html")
    for name, (page, markdown) in (given or pages()).items():
        data = page.encode()
        source = Source("page.html", data)

        def tree(data: bytes = data) -> object:
            return lxml.html.fromstring(data)

        lint = ratio(lambda source=source: linter.lint(source), tree, args.n)
        reading = ratio(lambda source=source: read(source), tree, args.n)
        same = Source("page.md", markdown.encode())
        judged = ratio(lambda same=same: linter.lint(same), tree, args.n) if markdown else 0.0
        count = len(linter.lint(source).diagnostics)
        print(f"{name:<32}{len(data):>8}{count:>10}{lint:>8.1f}{reading:>8.1f}{judged:>10.1f}")


if __name__ == "__main__":
    main()
