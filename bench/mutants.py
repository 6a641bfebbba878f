#!/usr/bin/env python3
"""
The mutation bench: consistent reports in varied words and containers, one labelled error in each.

Errors in figures of the prose are put into the reports and sentences of the blind rounds (`tests/blind`), whose writers have
not seen the program; all others into reports drawn from a seed. Each of the two has its total.

    python bench/mutants.py [--samples 40] [--only WORD,…] [--containers NAME,…] [--seed TEXT] [--show N] [--clean N]

For every kind it prints how many mutants were caught at the right place, caught elsewhere and missed, in how many
there was another finding besides (one mistake is one finding), and, where the sums say what a cell must hold, in how
many that value was named. Kinds that the preset `recommended` does not claim are measured with `all` and stand in a
table of their own, with the reason. Reports without an error stand at the end, half of them whole reports of the rounds,
half true sentences of theirs: there nothing is to be found.
"""

import argparse
import sys
from collections import Counter
from random import Random

from gidr_lint_dev.mutants.containers import CONTAINERS, write
from gidr_lint_dev.mutants.judge import Judge, kinds, mutants, place
from gidr_lint_dev.mutants.kinds import blind
from gidr_lint_dev.mutants.model import Kind
from gidr_lint_dev.mutants.varied import varied

from gidr_lint.base.diagnostics import Severity


def measure(judge: Judge, chosen: list[Kind], args: argparse.Namespace) -> Counter[str]:
    """Score every kind, a line each; the totals."""
    totals: Counter[str] = Counter()
    print(f"{'kind':<40} {'right':>6} {'else':>5} {'miss':>5} {'extra':>6} {'value':>6}")
    for kind in chosen:
        line: Counter[str] = Counter()
        shown = 0
        for mutant in mutants([kind], args.samples, args.containers.split(","), args.seed):
            result = judge.lint(mutant)
            found = judge.score(mutant)
            line[found.outcome] += 1
            line["extra"] += bool(found.extra)
            line["note"] += found.note
            line["valued"] += bool(mutant.label.value)
            line["named"] += found.named
            bad = found.outcome != "right" or (mutant.label.value and not found.named)
            if (bad or (found.extra and judge.claims(kind))) and shown < args.show:
                shown += 1
                where = ", ".join(mutant.label.targets[:3] + mutant.label.lines[:1])
                print(
                    f"    {found.outcome} in {mutant.container}, seed {mutant.seed}: expected {mutant.label.codes} at {where[:200]}"
                )
                for item in result.diagnostics:
                    print(
                        f"        {item.code} {item.target} {item.message.text()}  «{place(item.location, result)[:70]}»"
                    )
        named = f"{line['named']}/{line['valued']}" if line["valued"] else ""
        print(
            f"{kind.id:<40} {line['right']:>6} {line['elsewhere']:>5} {line['missed']:>5} {line['extra']:>6} {named:>6}"
        )
        totals += line
    return totals


def total(words: str, found: Counter[str]) -> None:
    count = found["right"] + found["elsewhere"] + found["missed"]
    if count:
        print(
            f"\n{words}: {count} mutants; right {found['right']} ({found['right'] / count:.2%}; {found['note']} as notes), elsewhere "
            f"{found['elsewhere']}, missed {found['missed']}, with another finding {found['extra']}; right value "
            f"{found['named']} of {found['valued']}\n"
        )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--samples", type=int, default=40, help="mutants of each kind")
    parser.add_argument("--only", default="", help="kinds whose id begins with one of these words")
    parser.add_argument("--containers", default=",".join(CONTAINERS))
    parser.add_argument("--seed", default="", help="other reports and errors")
    parser.add_argument("--show", type=int, default=0, help="show so many failures of each kind")
    parser.add_argument("--clean", type=int, default=200, help="reports without an error")
    args = parser.parse_args()
    begins = tuple(filter(None, args.only.split(",")))
    chosen = [kind for kind in kinds().values() if not begins or kind.id.startswith(begins)]
    claimed = [kind for kind in chosen if not kind.aside]
    aside = [kind for kind in chosen if kind.aside]
    judge = Judge()
    print(f"{len(kinds())} kinds, {len(claimed)} of those chosen claimed by recommended\n")
    claimed_totals: Counter[str] = Counter()
    for words, group in (
        ("claimed by recommended, in reports drawn", [kind for kind in claimed if kind.draw is varied]),
        (
            "claimed by recommended, in prose of the blind rounds",
            [kind for kind in claimed if kind.draw is not varied],
        ),
    ):
        found = measure(judge, group, args) if group else Counter()
        total(words, found)
        claimed_totals += found
    if aside:
        total("not claimed, with the preset all", measure(Judge("all"), aside, args))
        for kind in aside:
            print(f"    {kind.id}: {kind.aside}")
    false = clean(judge, args) if args.clean else 0
    return (
        1 if false or claimed_totals["missed"] + claimed_totals["elsewhere"] + claimed_totals["extra"] else 0
    )


def clean(judge: Judge, args: argparse.Namespace) -> int:
    """Lint reports without an error; how many findings there are."""
    codes: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    notes = 0
    names = args.containers.split(",")
    for number in range(args.clean):
        name = names[number % len(names)]
        drawn = blind.clean(Random(f"clean {args.seed}{number}"))
        source = write(drawn.finished(), name, Random(f"{number}"))
        result = judge.linter().lint(source)
        if result.coverage is not None:
            claims.update(result.coverage.claims)
        for item in result.diagnostics:
            if item.severity <= Severity.INFO:
                notes += 1
                continue
            codes[item.code] += 1
            if codes[item.code] <= args.show:
                print(f"    {number} in {name}: {item.code} {item.target} {item.message.text()}")
    print(
        f"\nwithout an error: {args.clean} reports, {sum(codes.values())} findings {dict(codes)}, {notes} notes; claims {dict(claims)}"
    )
    return sum(codes.values())


if __name__ == "__main__":
    sys.exit(main())
