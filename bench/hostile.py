#!/usr/bin/env python3
"""
Drafts made to be slow: twice the size may take at most 2.4 times the time, and no file more than five seconds.

    python bench/hostile.py [-n 3] [NAME]
    python bench/hostile.py --ends [NAME]

Each family is linted and shown as text, as Markdown, plain text and web page, in two sizes by turns, and those of Word and ODT as that. Prints CPU milliseconds
of the smaller one (four times as large where it takes less than 20 ms) and the ratio of the least times, which a busy machine disturbs least; exits 1 if one is over the bound.

With --ends each is linted and shown as text and JSON in a process of its own, in the largest size that is read and in one of just
below 20 MB. Prints CPU seconds, start-up among them, and the most memory in MB; exits 1 for more than 5 s or 300 MB.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from gidr_lint_dev.hostile import FAMILIES, OPEN, PACKED, hostile, noted, opened, packed

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, json, text
from gidr_lint.outputs._rows import rendered
from gidr_lint.plugins.registry import Registry

BOUND = 2.4
LEAST = 20
SECONDS, MEMORY = 5.0, 300
LARGEST = 8
END = 19_900_000
# Word and ODT files are packed: their size is that of what is unpacked, which is refused beyond these.
LAST = {"docx": (16, 30, 49), "odt": (14, 29)}
NOTES = "comments and notes"


def families(name: str | None) -> Iterator[tuple[str, str]]:
    """Each family with each ending it is written in."""
    for family in FAMILIES:
        if not name or name in family:
            yield from ((family, ending) for ending in ("md", "txt", "html"))
    yield from ((family, "docx") for family in (*PACKED, NOTES) if not name or name in family)
    yield from ((family, "odt") for family in OPEN if not name or name in family)


def source(family: str, ending: str, size: int) -> Source:
    if ending == "docx":
        return Source("draft.docx", noted(size) if family == NOTES else packed(family, size))
    if ending == "odt":
        return Source("draft.odt", opened(family, size))
    return Source(f"draft.{ending}", hostile(family, size, html=ending == "html").encode())


def growth(name: str | None, rounds: int) -> int:
    """How many families grow faster than they may."""
    linter = Linter(registry=Registry(installed=False))

    def spent(draft: Source) -> float:
        start = time.process_time()
        rendered(text, [linter.lint(draft)], Style())
        return (time.process_time() - start) * 1000

    over = 0
    for family, ending in families(name):
        made = [source(family, ending, size) for size in (1, 2, 4, 8)]
        # Some milliseconds tell nothing of how time grows.
        one, two = made[:2] if spent(made[0]) >= LEAST else made[2:]
        taken = [(spent(one), spent(two)) for _ in range(rounds)]
        least = min(a for a, _ in taken)
        ratio = min(b for _, b in taken) / least
        over += ratio > BOUND
        mark = "  over" if ratio > BOUND else ""
        print(f"{family:<46}{ending:<5}{least:9.1f} ms   x{ratio:.2f}{mark}", flush=True)
    print(f"{over} over x{BOUND}")
    return over


def ends(name: str | None) -> int:
    """How many families take more than they may in one of the two sizes."""
    over = 0
    for family, ending in families(name):
        unit = len(source(family, ending, 2).data) - len(source(family, ending, 1).data)
        sizes = LAST.get(ending) or (LARGEST, max(LARGEST, END // max(unit, 1)))
        for size in sizes:
            command = [sys.executable, __file__, "--one", family, ending, str(size)]
            done = subprocess.run(command, capture_output=True, text=True)
            seconds, memory, length, codes = (
                done.stdout.split(maxsplit=3) if done.stdout else ("99", "0", "0", "?")
            )
            worse = float(seconds) > SECONDS or float(memory) > MEMORY
            over += worse
            mark = "  over" if worse else ""
            print(f"{family:<46}{ending:<5}{float(length) / 1e6:6.2f} MB{float(seconds):7.2f} s{float(memory):6.0f} MB  {codes.strip()}{mark}", flush=True)  # fmt: skip
    print(f"{over} over {SECONDS} s or {MEMORY} MB")
    return over


def one(family: str, ending: str, size: int) -> None:
    draft = source(family, ending, size)
    result = Linter(registry=Registry(installed=False)).lint(draft)
    for output in (text, json):
        rendered(output, [result], Style())
    used = resource.getrusage(resource.RUSAGE_SELF)
    told = "refused" if result.case is None else f"{len(result.diagnostics)} findings"
    print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, len(draft.data), told)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", nargs="?")
    parser.add_argument("-n", type=int, default=3)
    parser.add_argument("--ends", action="store_true")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one(args.one[0], args.one[1], int(args.one[2]))
        return 0
    return bool(ends(args.name) if args.ends else growth(args.name, args.n))


if __name__ == "__main__":
    sys.exit(main())
