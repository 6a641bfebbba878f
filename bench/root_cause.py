#!/usr/bin/env python3
"""
Root cause, in full: every cell of table three wrong in each way, on many consistent tables.

    python bench/root_cause.py [--tables 50] [--prose]

Each cell is put off by one and, where that gives another number, has two digits swapped. Each draft must give one
finding, in family A, at that cell, with the right value as its fix. Prints how many did; exits 1 if any did not.
"""

import argparse
import sys
from collections.abc import Iterator
from random import Random

from gidr_lint.document.source import Source
from gidr_lint.linter import Linter
from gidr_lint.plugins import Registry
from gidr_lint.settings import Settings
from gidr_lint.testing.draft import Draft


def wrong_values(right: int) -> Iterator[int]:
    yield right + 1
    if right:
        yield right - 1
    digits = str(right)
    swaps = {
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) for at in range(len(digits) - 1)
    }
    yield from sorted(swaps - {right, right + 1, right - 1})


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", type=int, default=50, help="tables of each form")
    parser.add_argument("--prose", action="store_true", help="with prose that repeats the right figures")
    args = parser.parse_args()
    linter = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
    failures = 0
    for form in ("2019", "2021"):
        drafts = good = 0
        for number in range(args.tables):
            draft = Draft.random(Random(f"{form} {number}"), form, prose=args.prose)
            cells = draft.tables["applications"]
            for place in sorted(cells):
                text = cells[place]
                for value in wrong_values(int(text)):
                    cells[place] = str(value)
                    found = linter.lint(Source("draft.md", draft.markdown().encode())).diagnostics
                    drafts += 1
                    right = (
                        len(found) == 1
                        and found[0].code[0] == "A"
                        and str(found[0].target) == f"applications.{place[0]}.{place[1]}"
                        and [edit.text for fix in found[0].fixes for edit in fix.edits] == [text]
                    )
                    good += right
                    if not right:
                        print(f"{form} table {number} {place} {text} -> {value}: {list(found)}")
                cells[place] = text
        print(f"form {form}: {good} of {drafts} drafts, {len(cells)} cells, {args.tables} tables")
        failures += drafts - good
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
