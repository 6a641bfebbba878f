"""`python -m gidr_lint_dev fuzz`: try many mutants, or some files; write down what fails."""

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from gidr_lint_dev.fuzz.batch import Tried, batch, dear, tried
from gidr_lint_dev.fuzz.mutants import Mutant, Mutants
from gidr_lint_dev.fuzz.oracles import Failure, Judge
from gidr_lint_dev.fuzz.seeds import KINDS

# So many samples of one fault are kept.
_SAMPLES = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same files")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first one")
    parser.add_argument(
        "--kind", action="append", choices=KINDS, help="only files of this kind; may be repeated"
    )
    parser.add_argument("--small", action="store_true", help="from fewer and shorter files, as in CI")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="write what fails there, three of each fault"
    )
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="only write the files there")
    parser.add_argument(
        "--try", nargs="+", type=Path, dest="files", metavar="FILE", help="try these, with all oracles"
    )
    parser.add_argument(
        "--shrink", nargs="+", type=Path, metavar="FILE", help="make these smaller while they fail as they do"
    )
    parser.add_argument(
        "--grow", action="store_true", help="look for pieces that cost more than they are long"
    )


def run(given: argparse.Namespace) -> int:
    """Exit 1 where anything fails."""
    if given.files:
        return _try(given.files)
    if given.shrink:
        from gidr_lint_dev.fuzz.shrink import shrink_file

        for path in given.shrink:
            shrink_file(path, kind_of(path))
        return 0
    mutants = Mutants(given.seed, kinds=given.kind or (), small=given.small)
    numbers = range(given.first, given.first + given.count)
    if given.write:
        for number in numbers:
            _keep(given.write, mutants, number)
        return 0
    if given.grow:
        from gidr_lint_dev.fuzz.grow import search

        return search(mutants, numbers)
    return _batch(mutants, numbers, given.keep)


def name_of(mutant: Mutant, seed: int) -> str:
    """A file name that tells kind, seed and number."""
    ending = {"config": "gidr-lint.toml", "form": "form.toml"}.get(mutant.kind, mutant.kind)
    return f"{seed}-{mutant.number}.{ending}"


def kind_of(path: Path) -> str:
    """The kind of a file by its name."""
    ending = path.suffix[1:]
    if ending == "toml":
        return "form" if path.stem.endswith("form") else "config"
    return ending


def _keep(folder: Path, mutants: Mutants, number: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    mutant = mutants[number]
    path = folder / name_of(mutant, mutants.seed)
    path.write_bytes(mutant.data)
    return path


def _try(paths: list[Path]) -> int:
    judge = Judge()
    status = 0
    for path in paths:
        for failure in tried(judge, Mutant(0, kind_of(path), path.name, path.read_bytes())):
            print(f"{path}: {failure.oracle}: {failure.detail}")
            status = 1
    return status


def _batch(mutants: Mutants, numbers: range, keep: Path | None) -> int:
    start = time.monotonic()
    results: list[Tried] = []
    samples: dict[Failure, list[int]] = defaultdict(list)
    for item in batch(mutants, numbers):
        results.append(item)
        for failure in item.failures:
            samples[failure].append(item.number)
            if len(samples[failure]) <= _SAMPLES and keep is not None:
                _keep(keep, mutants, item.number)
        if sys.stderr.isatty() and len(results) % 100 == 0:
            print(f"\r{len(results)}", end="", file=sys.stderr, flush=True)
    kinds = Counter(item.kind for item in results)
    spent = sum(item.spent for item in results)
    print(
        f"seed {mutants.seed}: {len(results)} files ({', '.join(f'{kind} {count}' for kind, count in kinds.most_common())}), "
        f"{spent:.0f} s of CPU, {time.monotonic() - start:.0f} s"
    )
    failed = sum(bool(item.failures) for item in results)
    print(
        f"{failed} failed: {', '.join(f'{k} {v}' for k, v in Counter(f.oracle for i in results for f in i.failures).items())}"
    )
    for failure, places in sorted(samples.items(), key=lambda pair: (pair[0].oracle, -len(pair[1]))):
        print(
            f"{len(places):6} {failure.oracle}: {failure.detail} ({', '.join(map(str, places[:_SAMPLES]))})"
        )
    for item in dear(results):
        print(f"       dear: {item.number} {item.kind} {item.size / 1024:.1f} kB {item.spent * 1000:.0f} ms")
    return 1 if failed else 0
