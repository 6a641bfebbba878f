#!/usr/bin/env python3
"""
One report, one verdict: the reports of tests/invariance.toml in every form, and where the findings differ.

    python bench/invariance.py [--markitdown FILE] [--only NAME…] [--pdf] [--keep FOLDER] [FILE…]

Compared with pipe Markdown is the set of (code, target) of S101 to S107, T201 to T205, T214 to T220, A, N and D, and
every cell. Only text that cannot carry a blank cell may end in E003 for a table that has one, and say nothing of it.
With FILEs (.docx, .html, .md): these reports, and what the converters make of them, against the file itself.

Needs pandoc, soffice (LibreOffice), pdftotext and markitdown; what is absent is said and left out. The status is 1
where there is a difference.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from gidr_lint_dev.conversions import Converters, Forms, Written, native
from gidr_lint_dev.invariance import Verdict, differences, planned, verdict

from gidr_lint.base.settings import Settings
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry

DRAFTS = Path(__file__).parent.parent / "tests" / "invariance.toml"
SHOWN = 6


class Matrix:
    """Of each form and report how many differences there are."""

    def __init__(self, linter: Linter) -> None:
        self.linter = linter
        self.counts: Counter[tuple[str, str]] = Counter()
        self.forms: list[str] = []
        self.names: list[str] = []

    def add(self, name: str, base: Verdict, forms: Forms) -> None:
        self.names.append(name)
        for form, written in forms.items():
            if form not in self.forms:
                self.forms.append(form)
            found = differences(form, base, verdict(self.linter, written))
            self.counts[form, name] = len(found)
            for line in found[:SHOWN]:
                print(f"{name} · {form}: {line}")
            if len(found) > SHOWN:
                print(f"{name} · {form}: … {len(found) - SHOWN} more")

    def show(self) -> None:
        width = max(map(len, self.forms))
        print("\nDifferences in each form (a column for each report, in the order of the list; . is none):")
        for form in self.forms:
            cells = [self.counts[form, name] for name in self.names]
            marks = "".join("." if not count else str(min(count, 9)) for count in cells)
            print(f"{form:{width}}  {marks}  {sum(map(bool, cells))} of {len(cells)}")
        differ = sum(map(bool, self.counts.values()))
        print(f"{len(self.names)} reports in {len(self.forms)} forms: {differ} of {len(self.counts)} differ")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--markitdown", help="its command, where it is not on the path")
    parser.add_argument("--only", nargs="+", default=[], help="these of the listed reports")
    parser.add_argument(
        "--pdf", action="store_true", help="the text of a PDF too, which breaks labels and columns"
    )
    parser.add_argument("--keep", type=Path, help="keep what the converters write in this folder")
    options = parser.parse_args()
    matrix = Matrix(Linter(Settings(extends=("gidr-lint:strict",)), Registry(installed=False)))
    with tempfile.TemporaryDirectory() as temporary:
        converters = Converters(options.keep or Path(temporary), options.markitdown)
        for name in converters.absent:
            print(f"ABSENT: {name}. The forms that it makes are NOT compared.", file=sys.stderr)
        if options.files:
            for path in options.files:
                base = verdict(matrix.linter, Written(path.name, path.read_bytes()))
                forms = {form: written[0] for form, written in converters.files([path], pdf=options.pdf)}
                matrix.add(path.stem, base, forms)
        else:
            chosen = [plan for plan in planned(DRAFTS) if not options.only or plan.name in options.only]
            converted = converters.convert({plan.name: plan.draft for plan in chosen}, pdf=options.pdf)
            for plan in chosen:
                base = verdict(matrix.linter, Written("draft.md", plan.draft.markdown().encode()))
                lacking = plan.codes - {code for code, _ in base.findings}
                if lacking:
                    print(
                        f"{plan.name}: {', '.join(sorted(lacking))} is not found in Markdown", file=sys.stderr
                    )
                    matrix.counts["markdown", plan.name] += 1
                matrix.add(plan.name, base, {**native(plan.draft), **converted[plan.name]})
    matrix.show()
    return 1 if any(matrix.counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
