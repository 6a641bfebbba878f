#!/usr/bin/env python3
"""
Throughput, as ratios of things run in turn in one call (median of pairs).

    python bench/throughput.py [-n 5] [--files 1000] [--markdownlint PATH] [FOLDER]

1. The whole lint of a report, in process, against a markdown-it-py parse of the same text, CPU time. Aim: 1 or less.
2. `gidr-lint check` of a folder in one process against markdownlint-cli2 on the same files, wall time. Aim: 1/15.
   Its command is looked for on the PATH and in `--markdownlint`; where it is absent, that is said and left out.
3. `--jobs 2` against `--jobs 1`, wall time.

Without FOLDER the reports are drawn, a third of them with one wrong cell.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft


def drawn(folder: Path, files: int) -> list[Path]:
    """Reports with figures drawn at random; every third has one cell off by one."""
    paths = []
    for number in range(files):
        rng = Random(number)
        draft = Draft.random(rng, "2019" if number % 5 == 0 else "2021")
        if number % 3 == 0:
            cells = draft.tables["applications"]
            place = rng.choice(sorted(cells))
            cells[place] = str(int(cells[place]) + 1)
        path = folder / f"report-{number:04}.md"
        path.write_text(draft.markdown(), encoding="utf-8")
        paths.append(path)
    return paths


def pairs(turns: int, first: Callable[[], float], second: Callable[[], float]) -> tuple[str, float]:
    """Both in turn; the medians as text and the median of first / second."""
    first(), second()
    taken = [(first(), second()) for _ in range(turns)]
    ones, twos = zip(*taken, strict=True)
    text = f"{statistics.median(ones):9.1f} ms against {statistics.median(twos):9.1f} ms"
    return text, statistics.median(a / b for a, b in taken)


def process(command: list[str], folder: Path) -> Callable[[], float]:
    def run() -> float:
        start = time.perf_counter()
        subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return (time.perf_counter() - start) * 1000

    return run


def in_process(paths: list[Path]) -> None:
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        print("left out: markdown-it-py is not installed")
        return
    texts = [(str(path), path.read_bytes()) for path in paths[:100]]
    linter = Linter(Settings(), Registry(installed=False))
    parser = MarkdownIt("commonmark").enable("table")

    def lint() -> float:
        start = time.process_time()
        for name, data in texts:
            linter.lint(Source(name, data))
        return (time.process_time() - start) * 1000

    def parse() -> float:
        start = time.process_time()
        for _, data in texts:
            parser.parse(data.decode())
        return (time.process_time() - start) * 1000

    text, ratio = pairs(7, lint, parse)
    print(f"lint against markdown-it-py parse, {len(texts)} reports, CPU   {text}   x{ratio:.2f}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("-n", type=int, default=3)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--markdownlint", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if args.folder:
            paths = sorted(args.folder.rglob("*.md"))[: args.files]
            for number, path in enumerate(paths):
                shutil.copy(path, folder / f"report-{number:04}.md")
            paths = sorted(folder.glob("*.md"))
        else:
            paths = drawn(folder, args.files)
        size = sum(path.stat().st_size for path in paths)
        print(f"{len(paths)} reports, {size / len(paths) / 1000:.1f} kB each")
        in_process(paths)
        script = os.path.join(os.path.dirname(sys.executable), "gidr-lint")
        check = [script, "check", "--no-plugins", "--isolated", "--format", "concise", "."]
        one = process([*check, "--jobs", "1"], folder)
        peer = args.markdownlint or shutil.which("markdownlint-cli2")
        if peer:
            text, ratio = pairs(args.n, one, process([str(peer), "*.md"], folder))
            print(f"check, one process, against markdownlint-cli2, wall         {text}   1/{1 / ratio:.1f}")
        else:
            print("left out: markdownlint-cli2 is not on the PATH; name it with --markdownlint")
        text, ratio = pairs(args.n, process([*check, "--jobs", "2"], folder), one)
        print(f"check --jobs 2 against --jobs 1, wall                       {text}   x{ratio:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
