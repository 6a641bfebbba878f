#!/usr/bin/env python3
"""
Cold start: a whole `gidr-lint check` of one Markdown report against `python -c pass`, the two in turn.

    python bench/cold.py [-n 15] [REPORT.md]

Prints wall milliseconds as min / median / max and the median of the pair-wise ratios. Aim: under 6, stretch 5.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gidr_lint.testing import Draft


def once(command: list[str], folder: str) -> float:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=folder)
    process.wait()
    return (time.perf_counter() - start) * 1000


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("report", nargs="?", type=Path)
    parser.add_argument("-n", type=int, default=15)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = args.report.read_text(encoding="utf-8") if args.report else Draft.clean().markdown()
        Path(folder, "one.md").write_text(text, encoding="utf-8")
        script = os.path.join(os.path.dirname(sys.executable), "gidr-lint")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "gidr-lint check one.md": [script, "check", "--no-plugins", "one.md"],
            "gidr-lint --version": [script, "--version"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(args.n + 2):
            for name, command in commands.items():
                spent = once(command, folder)
                if turn >= 2:
                    times[name].append(spent)
    base = times["python -c pass"]
    for name, spent in times.items():
        ratios = [a / b for a, b in zip(spent, base, strict=True)]
        print(
            f"{name:<26} {min(spent):6.1f} / {statistics.median(spent):6.1f} / {max(spent):6.1f} ms   "
            f"x{statistics.median(ratios):.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
