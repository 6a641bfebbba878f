#!/usr/bin/env python3
"""
Drafts made to be slow: twice the size may take at most 2.4 times the time.

    python bench/hostile.py [-n 3] [NAME]

Each family is linted and shown as text, as Markdown, plain text and web page, in two sizes by turns. Prints CPU milliseconds
of the smaller one (four times as large where it takes less than 20 ms) and the ratio of the least times, which a busy machine disturbs least; exits 1 if one is over the bound.
"""

import argparse
import sys
import time

from gidr_lint_dev.hostile import FAMILIES, hostile

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, text
from gidr_lint.plugins.registry import Registry

BOUND = 2.4
LEAST = 20


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", nargs="?")
    parser.add_argument("-n", type=int, default=3)
    args = parser.parse_args()
    linter = Linter(registry=Registry(installed=False))

    def spent(source: Source) -> float:
        start = time.process_time()
        text.piece(linter.lint(source), Style())
        return (time.process_time() - start) * 1000

    over = 0
    for name in FAMILIES:
        if args.name and args.name not in name:
            continue
        for ending in ("md", "txt", "html"):
            made = [
                Source(f"draft.{ending}", hostile(name, size, html=ending == "html").encode())
                for size in (1, 2, 4, 8)
            ]
            # Some milliseconds tell nothing of how time grows.
            one, two = made[:2] if spent(made[0]) >= LEAST else made[2:]
            taken = [(spent(one), spent(two)) for _ in range(args.n)]
            least = min(a for a, _ in taken)
            ratio = min(b for _, b in taken) / least
            over += ratio > BOUND
            mark = "  over" if ratio > BOUND else ""
            print(f"{name:<46}{ending:<5}{least:9.1f} ms   x{ratio:.2f}{mark}", flush=True)
    print(f"{over} over x{BOUND}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
