#!/usr/bin/env python3
"""
Fixes of spoiled reports: every layout that converters write (`tests/converted.tar.xz`), in each some characters or blank
lines of the tables lost, until so many fixes were made. What must not come of a fix is told as it comes, with the seed that brings
it back.

    python bench/fixes.py [--fixes 10000] [--seed TEXT] [--most 25] [--unsafe] [--layouts NAME,…]
"""

import argparse
import itertools
import sys
import time
from collections import Counter
from random import Random

from gidr_lint_dev.spoiled import fixed, layouts, worse


def main() -> int:
    """Exit 1 where a fix did what it may not do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--fixes", type=int, default=10_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--most", type=int, default=25, help="lines spoiled in a file, at most")
    parser.add_argument("--unsafe", action="store_true")
    parser.add_argument("--layouts", default=",".join(layouts()))
    args = parser.parse_args()
    forms = args.layouts.split(",")
    totals: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    begun = time.process_time()
    for number in itertools.count():
        form = forms[number % len(forms)]
        seed = f"{args.seed} {form} {number}"
        done, wrong = fixed(worse(form, Random(seed), args.most), unsafe=args.unsafe)
        totals.update(files=1, fixed=bool(done.applied), fixes=done.applied, refused=len(done.refused))
        codes.update(made.diagnostic.code for made in done.made)
        for said in wrong:
            totals["wrong"] += 1
            print(
                f"{seed}: {said} ({', '.join(sorted({made.diagnostic.code for made in done.made}))})",
                flush=True,
            )
        if totals["fixes"] >= args.fixes:
            break
    print(", ".join(f"{name} {totals[name]}" for name in ("files", "fixed", "fixes", "refused", "wrong")))
    print(", ".join(f"{code} {count}" for code, count in codes.most_common()))
    print(f"{time.process_time() - begun:.0f} s of CPU")
    return 1 if totals["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
