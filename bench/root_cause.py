#!/usr/bin/env python3
"""
Root cause, measured: mistakes as people make them, in many consistent tables of both forms.

    python bench/root_cause.py [--tables 40] [--small] [--kind NAME] [--every-cell] [--show NAME]

Each kind of mistake is made in each table: one figure off in seven ways, pairs, four at once, neighbours and whole rows or
columns exchanged or shifted, totals that leave a row or column out; with and without prose that has the right figures, with
and without last year's report. Mistakes that break no sum are left out where there is no prose.

Prints for each kind how many drafts had as many findings as mistakes, named every wrong place, offered the right values;
and how many said something false as certain or offered a wrong value, which must be none: exits 1 then, or where a single
wrong cell that the sums determine is not named with its value in 95 of 100.

--every-cell puts every cell of table three off instead, in each way: a long run.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from random import Random

from gidr_lint_dev.mistakes import Maker, Mistake, commit, heard, shows, slips, undo

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

SINGLE = ("plus-one", "minus-one", "zeroed", "dropped-digit", "swapped-digits", "extra-digit")


def mistakes(draft: Draft, rng: Random) -> Iterator[Mistake]:
    maker = Maker(draft, rng)
    yield from maker.single()
    for mistake in maker.single("disputes"):
        yield mistake._replace(kind=f"disputes {mistake.kind}")
    for mistake in maker.single("proactive"):
        yield mistake._replace(kind=f"proactive {mistake.kind}")
    yield from maker.all_kinds()


def every_cell(draft: Draft, rng: Random) -> Iterator[Mistake]:
    cells = draft.tables["applications"]
    for row, column in sorted(cells):
        for way, text in slips(cells[row, column]):
            if way in SINGLE and text != cells[row, column]:
                yield Mistake(way, ({("applications", row, column): text},))


def last_year(draft: Draft) -> Draft:
    """The report that this one follows on: what it carried over is what this one carries in."""
    past = Draft.clean("2021" if draft.year > 2021 else "2019", draft.year - 1)
    then = past.tables["applications"]
    for (row, column), text in draft.tables["applications"].items():
        if row == "carried-in":
            then["new", column] = str(int(then["new", column]) + int(text) - int(then["carried-out", column]))
            then["carried-out", column] = text
    return past


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", type=int, default=40, help="tables of each form")
    parser.add_argument("--small", action="store_true", help="organs with a handful of applications")
    parser.add_argument("--kind", help="only kinds with this in their name")
    parser.add_argument("--show", help="print what is said of drafts of this kind that are not as hoped")
    parser.add_argument("--every-cell", action="store_true", help="every cell of table three, each way")
    args = parser.parse_args()
    linter = Linter(Settings(), Registry(installed=False))
    bad = 0
    single = Counter[str]()
    for prose, history in ((False, False), (True, False), (False, True), (True, True)):
        totals: dict[str, Counter[str]] = {}
        for form in ("2019", "2021"):
            for number in range(args.tables):
                draft = Draft.random(Random(f"{form} {number}"), form, prose=prose, small=args.small)
                past = Source("past.md", last_year(draft).markdown().encode()) if history else None
                rng = Random(f"{form} {number} mistakes")
                for mistake in (every_cell if args.every_cell else mistakes)(draft, rng):
                    if args.kind and args.kind not in mistake.kind:
                        continue
                    right = commit(draft, mistake)
                    if prose or shows(draft) or "blank" in mistake.kind:
                        source = Source("draft.md", draft.markdown().encode())
                        result = linter.lint(source, previous=past)
                        told = heard(result, mistake, right)
                        counter = totals.setdefault(mistake.kind, Counter())
                        counter["drafts"] += 1
                        counter["findings"] += told.findings
                        counter["silent"] += not told.findings
                        for name in ("as_many", "placed", "named", "values", "false", "false_value"):
                            counter[name] += getattr(told, name)
                        right_all = told.as_many and told.placed and not told.false and not told.false_value
                        if mistake.kind in SINGLE:
                            single["drafts"] += 1
                            single["right"] += right_all and told.values
                        if args.show and args.show in mistake.kind and not right_all:
                            print(
                                f"-- {form} table {number} {mistake.kind} {right} -> {mistake.cells} {told}"
                            )
                            for d in result.diagnostics:
                                print(f"   {d.code} {d.target} {d.message.text()} | {d.message.help()}")
                    undo(draft, right)
        print(f"\n{'with' if prose else 'without'} prose, {'with' if history else 'without'} last year")
        print(
            f"{'kind':<28}{'drafts':>7}{'as many':>9}{'a draft':>9}{'silent':>8}{'placed':>8}{'named':>7}"
            f"{'values':>8}{'FALSE':>7}{'wrong value':>13}"
        )
        for kind, counter in totals.items():
            of = counter["drafts"]
            share = {name: f"{100 * count / of:.0f}%" for name, count in counter.items()}
            print(
                f"{kind:<28}{of:>7}{share['as_many']:>9}{counter['findings'] / of:>9.2f}{share['silent']:>8}"
                f"{share['placed']:>8}{share['named']:>7}{share['values']:>8}{counter['false']:>7}"
                f"{counter['false_value']:>13}"
            )
            bad += counter["false"]
    if single["drafts"]:
        print(f"\nsingle cells: {single['right']} of {single['drafts']} right; false as certain: {bad}")
        return 1 if bad or single["right"] < 0.95 * single["drafts"] else 0
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
