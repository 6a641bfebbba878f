#!/usr/bin/env python3
"""
Root cause, measured: mistakes as people make them, in many consistent tables of both forms.

    python bench/root_cause.py [--tables 40] [--kind NAME] [--every-cell] [--show NAME]

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

from gidr_lint.diagnostics import Diagnostic
from gidr_lint.document.source import Source
from gidr_lint.linter import Linter
from gidr_lint.plugins import Registry
from gidr_lint.settings import Settings
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.mistakes import Maker, Mistake, commit, shows, slips, undo

SINGLE = ("plus-one", "minus-one", "zeroed", "dropped-digit", "swapped-digits", "extra-digit")
FAMILIES = "TANXE"


def score(found: list[Diagnostic], mistake: Mistake, right: dict[tuple[str, str, str], str]) -> dict[str, bool]:
    """What was said of a draft's mistakes."""
    wrong = mistake.cells
    offered: dict[tuple[str, str, str], str] = {}
    false = False
    for diagnostic in found:
        place = tuple(diagnostic.target[1:]) if diagnostic.target else ()
        edits = {
            tuple(place_of[1:]): edit.text
            for fix in diagnostic.fixes
            for place_of, edit in zip(targets(diagnostic, len(fix.edits)), fix.edits, strict=False)
        }
        if diagnostic.code[0] == "A":
            offered |= edits  # type: ignore[arg-type]
            certain = "改为" in diagnostic.message.text() and "可能" not in diagnostic.message.text()
            false |= certain and place not in wrong
    false_value = any(place not in right or right[place] != text for place, text in offered.items())
    named = {tuple(d.target[1:]) for d in found if d.target} | {
        tuple(r.target[1:]) for d in found for r in d.related if r.target
    }
    heads = {tuple(d.target[1:]) for d in found if d.target}
    return {
        "count": len(found) == len(mistake.groups),
        "one": len(found) == 1,
        "place": all(heads & set(group) for group in mistake.groups),
        "named": all(named & set(group) for group in mistake.groups),
        "value": offered == {place: text for place, text in right.items()},
        "false": false,
        "false value": false_value,
    }


def targets(diagnostic: Diagnostic, count: int) -> list[tuple[str | None, ...]]:
    """The cells that a fix writes to: the finding's own, then those of its related places in order."""
    own = [diagnostic.target] if diagnostic.target else []
    places = {related.location: related.target for related in diagnostic.related if related.target}
    edits = [edit for fix in diagnostic.fixes for edit in fix.edits]
    return [
        diagnostic.target if edit.location == diagnostic.location or count == 1 else places.get(edit.location, own[0])
        for edit in edits
    ]  # type: ignore[return-value]


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
    """The report that this one follows on."""
    past = Draft.clean("2021" if draft.year > 2021 else "2019", draft.year - 1)
    cells, then = draft.tables["applications"], past.tables["applications"]
    for column in {column for _, column in cells}:
        then["carried-out", column] = cells["carried-in", column]
    for column in {column for _, column in then}:
        then["new", column] = str(
            int(then["total", column]) + int(then["carried-out", column]) - int(then["carried-in", column])
        )
        if column != "total" and int(then["new", column]) < 0:
            return draft
    then["new", "total"] = str(sum(int(then["new", column]) for _, column in then if False) or int(then["new", "total"]))  # fmt: skip
    return past


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", type=int, default=40, help="tables of each form")
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
                draft = Draft.random(Random(f"{form} {number}"), form, prose=prose)
                past = Source("past.md", last_year(draft).markdown().encode()) if history else None
                rng = Random(f"{form} {number} mistakes")
                for mistake in (every_cell if args.every_cell else mistakes)(draft, rng):
                    if args.kind and args.kind not in mistake.kind:
                        continue
                    right = commit(draft, mistake)
                    told = prose or shows(draft) or "blank" in mistake.kind
                    if told:
                        source = Source("draft.md", draft.markdown().encode())
                        found = [
                            d for d in linter.lint(source, previous=past).diagnostics if d.code[0] in FAMILIES
                        ]
                        marks = score(found, mistake, right)
                        counter = totals.setdefault(mistake.kind, Counter())
                        counter["drafts"] += 1
                        counter["findings"] += len(found)
                        counter["silent"] += not found
                        for name, value in marks.items():
                            counter[name] += value
                        if mistake.kind in SINGLE:
                            single["drafts"] += 1
                            single["right"] += marks["count"] and marks["value"] and marks["place"]
                        wanted = marks["count"] and marks["place"] and not marks["false"] and not marks["false value"]  # fmt: skip
                        if args.show and args.show in mistake.kind and not wanted:
                            print(f"-- {form} table {number} {mistake.kind} {right} -> {mistake.cells} {marks}")
                            for d in found:
                                print(f"   {d.code} {d.target} {d.message.text()} | {d.message.help()} | {[(r.code, str(r.target)) for r in d.related]}")  # fmt: skip
                    undo(draft, right)
        print(f"\n{'with' if prose else 'without'} prose, {'with' if history else 'without'} last year")
        print(f"{'kind':<28}{'drafts':>7}{'as many':>9}{'one':>6}{'silent':>8}{'a draft':>9}{'place':>7}{'named':>7}{'values':>8}{'FALSE':>7}{'wrong value':>13}")  # fmt: skip
        for kind, counter in totals.items():
            of = counter["drafts"]
            share = {name: f"{100 * counter[name] / of:.0f}%" for name in ("count", "one", "silent", "place", "named", "value")}  # fmt: skip
            print(f"{kind:<28}{of:>7}{share['count']:>9}{share['one']:>6}{share['silent']:>8}{counter['findings'] / of:>9.2f}{share['place']:>7}{share['named']:>7}{share['value']:>8}{counter['false']:>7}{counter['false value']:>13}")  # fmt: skip
            bad += counter["false"]
    if single["drafts"]:
        print(f"\nsingle cells: {single['right']} of {single['drafts']} right; false as certain: {bad}")
        return 1 if bad or single["right"] < 0.95 * single["drafts"] else 0
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
