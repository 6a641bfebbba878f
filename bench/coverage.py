"""
How much of the prose is understood, and how many of its comparable figures are compared.

    python bench/coverage.py [FOLDER …] [--blind] [--judged FILE.tsv] [--figures FILE.tsv] [--list] [--draw N]

(a) of the clauses with a counted number (件, 份, 起, 宗), the share of which every word is known;
(b) of the figures that truth calls comparable, the share that is compared. Truth is `truth/NAME.json` of a folder
(`prose_claims`), the marked figures ⟦…⟧ of the reports of tests/blind (`--blind`), and figures judged by hand (`--judged`).
`--figures` writes every figure of the folders, a line each: file, place in the passages, figure, how it is read, a
column to be filled with yes, no, or the kind that it should be read as, and its sentence; filled in, that file is what
`--judged` takes. `--list` prints the unknown words by frequency, the comparable figures that are not compared, and counted
ones that are dropped: neither read nor given a reason. `--draw` prints figures that are not compared, drawn at random and
always the same, to be judged.

A figure is compared if it agrees or is told as a contradiction. Where a report lacks the table (an opening that is cut off)
it counts if it is read as a figure of that table.
"""

import argparse
import csv
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from blind import Round
from gidr_lint_dev.rounds import FOLDER, MARK, with_prose

from gidr_lint.base.errors import ReadError
from gidr_lint.base.settings import Settings
from gidr_lint.claims.clauses import Clause, sentences
from gidr_lint.claims.extract import read_prose
from gidr_lint.claims.paragraph import with_names
from gidr_lint.claims.tokens import chunks, cut, normal
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import kind_of
from gidr_lint.judging.case import Case
from gidr_lint.plugins.registry import Registry

UNITS = frozenset("件份起宗")
COUNTED = re.compile(r"\d(?=[件份起宗])")
# What may be a count or an amount of a table.
FIGURES = frozenset(
    ("件", "宗", "起", "份", "例", "案", "条", "项", "个", "部", "封", "次", "", "万元", "亿元", "元")
)


class Number(NamedTuple):
    """A number of the prose: where it stands, as written, its unit and value, its sentence, and how it is read."""

    file: str
    place: str
    written: str
    unit: str
    value: object
    sentence: str
    state: str


class Clauses(NamedTuple):
    """Clauses that count, those understood, and the unknown words of the others with an example of each."""

    count: int
    known: int
    unknown: Counter[str]
    examples: dict[str, str]


def bound(linter: Linter, name: str, data: bytes) -> Case | None:
    try:
        return linter.lint(Source(name, data)).case
    except ReadError:
        return None


def states(case: Case) -> dict[tuple[int, int], str]:
    """How each figure is read, by its span in the source; of an opening too short to be known as a report, too."""
    found: dict[tuple[int, int], str] = {}
    if not case.report.is_report:
        prose = read_prose(case.report)
        found.update((_key(claim.number), f"no table {claim.kind}") for claim in prose.claims)
        found.update((_key(item.number), f"reason {item.reason}") for item in prose.uncompared)
    for claim, verdict, _, strength in case.weighed:
        table = case.report.tables.get(claim.topic)
        if strength == "silent":
            state = f"silent {claim.doubt}"
        elif verdict.outcome == "unknown":
            state = "blank" if table is not None and verdict.cells else "no table"
        else:
            state = verdict.outcome
        found[_key(claim.number)] = f"{state} {claim.kind}"
    for item in case.uncompared:
        found[_key(item.number)] = f"reason {item.reason}"
    return found


def dropped(case: Case, name: str) -> Iterator[str]:
    """Counted numbers that are neither read nor given a reason."""
    found = states(case)
    for passage in case.report.passages:
        if passage.kind in ("title", "signature", "heading"):
            continue
        line = normal(passage.text.string)
        for match in COUNTED.finditer(line.string):
            place, _ = _key(passage.text.location(line.place(match.start()), line.end(match.end())))
            if not any(begin <= place < end for begin, end in found):
                yield f"{name}: {line.string[max(0, match.start() - 30) : match.end() + 10]}"


def is_compared(state: str, wanted: str) -> bool:
    """Whether a figure is compared, and as the kind that a judge names instead of yes."""
    right = wanted == "yes" or state.endswith(f" {wanted}")
    return right and state.startswith(("agrees", "contradicts", "no table"))


def _key(location: object) -> tuple[int, int]:
    span = location.span  # type: ignore[attr-defined]
    return (span.start, span.end) if span is not None else (-1, id(location))


def walk(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """Clauses and those of their brackets."""
    for clause in clauses:
        yield clause
        for _, inside in clause.inside:
            yield from walk(inside)


def measure(case: Case, name: str) -> tuple[Clauses, list[Number]]:
    """The clauses and numbers of one report."""
    words = with_names(case.report.organisation or "")
    read = states(case)
    count = known = 0
    unknown: Counter[str] = Counter()
    examples: dict[str, str] = {}
    numbers: list[Number] = []
    for passage in case.report.passages:
        if passage.kind in ("title", "signature", "heading"):
            continue
        found = normal(passage.text.string)
        for begin, end in chunks(found.string):
            said = found.string[begin:end]
            taken = cut(found.string, words, begin, end)
            for sentence in sentences(taken):
                for clause in walk(sentence):
                    if not any(word.kind == "number" and word.unit in UNITS for word in clause.words):
                        continue
                    count += 1
                    strange = [word.text for word in clause.words if word.kind == "unknown"]
                    known += not strange
                    unknown.update(strange)
                    for text in strange:
                        examples.setdefault(text, f"{name}: {said}")
            for word in taken:
                if word.kind == "number" and word.unit in FIGURES:
                    where = passage.text.location(found.place(word.start), found.end(word.digits))
                    numbers.append(
                        Number(
                            name, f"{passage.number}:{found.place(word.start)}", word.text, word.unit, word.amount, said,
                            read.get(_key(where), "not read"),
                        )
                    )  # fmt: skip
    return Clauses(count, known, unknown, examples), numbers


def of_folder(folder: Path, linter: Linter) -> Iterator[tuple[Path, Case]]:
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix and kind_of(path.name) and path.stem != "README":
            case = bound(linter, path.name, path.read_bytes())
            if case is not None:
                yield path, case


def of_truth(path: Path, case: Case, judged: Sequence[object]) -> Iterator[tuple[str, bool]]:
    """
    What `truth/NAME.json` says of the prose and is not `judged` by hand besides, and whether it is compared;
    each claim answers once.
    """
    known = list(judged)
    text = {passage.number: passage.text.string for passage in case.report.passages}
    file = path.parent / "truth" / f"{path.stem}.json"
    if not file.exists():
        return
    left = [item for item in case.weighed if item.verdict.outcome != "unknown" and item.strength != "silent"]
    wanted = json.loads(file.read_text(encoding="utf-8")).get("prose_claims", [])
    for said, _, printed, _ in wanted:
        digits = "".join(filter(str.isdigit, said))
        value = int(digits) if digits else printed
        if value in known:
            known.remove(value)
            continue
        words = [word for word in said.replace("/", " ").split() if not word.isdigit() and word[-1] != "、"]
        same = [item for item in left if item.claim.value == value]
        fit = [
            item
            for item in same
            if any(
                word in (text[item.claim.passage] if item.claim.unit else item.claim.quote) for word in words
            )
        ]
        if fit:
            left.remove(fit[0])
        yield f"{path.name}: {said}", bool(fit)


def of_blind(folder: Path, linter: Linter) -> Iterator[tuple[str, bool, str]]:
    """The marked figures of the reports of one round: what they say, and whether and how they are compared."""
    for name, data in Round(folder).reports.items():
        whole = with_prose(data, data["sections"])
        sound = MARK.sub(r"\1", whole)
        case = bound(linter, "draft.md", sound.encode())
        read = states(case) if case is not None else {}
        for number, mark in enumerate(MARK.finditer(whole)):
            start = mark.start() - 2 * number
            state = next(
                (state for (begin, end), state in read.items() if begin <= start < end),
                "not read",
            )
            line = sound[sound.rfind("\n", 0, start) + 1 : sound.find("\n", start)]
            at = start - sound.rfind("\n", 0, start) - 1
            quote = (
                f"{line[max(0, at - 40) : at]}⟦{mark[1]}⟧{line[at + len(mark[1]) : at + len(mark[1]) + 20]}"
            )
            yield f"{folder.name}/{name}: {quote}", state.startswith(("agrees", "contradicts")), state


class Score:
    """What was counted so far: clauses known and all, comparable figures compared and all."""

    def __init__(self) -> None:
        self.known = self.clauses = self.compared = self.comparable = 0
        self.unknown: Counter[str] = Counter()
        self.examples: dict[str, str] = {}
        self.numbers: list[Number] = []
        self.missed: list[str] = []
        self.lost: list[str] = []

    def add(self, other: "Score") -> None:
        self.known, self.clauses = self.known + other.known, self.clauses + other.clauses
        self.compared, self.comparable = self.compared + other.compared, self.comparable + other.comparable
        self.unknown += other.unknown
        self.examples = other.examples | self.examples
        self.numbers += other.numbers
        self.missed += other.missed
        self.lost += other.lost

    def answer(self, text: str, done: bool) -> None:
        self.comparable += 1
        self.compared += done
        if not done:
            self.missed.append(text)

    def __str__(self) -> str:
        compared = f"comparable figures compared {share(self.compared, self.comparable)}"
        return (
            f"clauses understood {share(self.known, self.clauses)}; {compared}" if self.clauses else compared
        )


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.1%}" if whole else "none"


def score_folder(folder: Path, linter: Linter, judged: Mapping[tuple[str, str], str]) -> Score:
    score = Score()
    for path, case in of_folder(folder, linter):
        said, found = measure(case, path.name)
        score.known, score.clauses = score.known + said.known, score.clauses + said.count
        score.unknown += said.unknown
        score.examples = said.examples | score.examples
        score.numbers += found
        score.lost += dropped(case, path.name)
        told = [(one, judged.get((one.file, one.place), "")) for one in found]
        told = [(one, judgement) for one, judgement in told if judgement not in ("", "no")]
        for one, judgement in told:
            text = f"{one.file}: {one.written} in {one.sentence} [{one.state}]"
            score.answer(text, is_compared(one.state, judgement))
        for text, done in of_truth(path, case, [one.value for one, _ in told]):
            score.answer(text, done)
    return score


def score_round(folder: Path, linter: Linter) -> Score:
    score = Score()
    for text, done, state in of_blind(folder, linter):
        score.answer(f"{text} [{state}]", done)
    return score


def judgements(path: Path | None) -> dict[tuple[str, str], str]:
    if path is None:
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {(row[0], row[1]): row[4] for row in csv.reader(file, delimiter="\t") if len(row) > 4}


def print_lists(score: Score) -> None:
    print("\nunknown words")
    for text, times in score.unknown.most_common():
        print(f"{times:4} {text}    {score.examples[text]}")
    print("\ncomparable figures that are not compared")
    print(*score.missed, sep="\n")
    print("\ncounted figures that are dropped")
    print(*score.lost, sep="\n")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--blind", action="store_true", help="the reports of tests/blind, too")
    parser.add_argument("--judged", type=Path, help="figures judged by hand, as written by --figures")
    parser.add_argument("--figures", type=Path, help="write every figure of the folders with its place")
    parser.add_argument(
        "--list", action="store_true", help="unknown words, and comparable figures not compared"
    )
    parser.add_argument("--draw", type=int, metavar="N", help="print so many figures that are not compared")
    options = parser.parse_args()
    linter = Linter(Settings(), Registry(installed=False))
    judged = judgements(options.judged)
    folders, whole = Score(), Score()
    for folder in options.folders:
        score = score_folder(folder, linter, judged)
        print(f"{folder}: {score}", flush=True)
        folders.add(score)
    if options.folders:
        print(f"folders: {folders}")
    whole.add(folders)
    if options.blind:
        rounds = Score()
        for folder in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
            score = score_round(folder, linter)
            print(f"tests/blind/{folder.name}: {score}", flush=True)
            rounds.add(score)
        print(f"tests/blind: {rounds}")
        whole.add(rounds)
        print(f"all: comparable figures compared {share(whole.compared, whole.comparable)}")
    if options.figures:
        with options.figures.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter="\t").writerows(
                (n.file, n.place, n.written, n.state, judged.get((n.file, n.place), ""), n.sentence)
                for n in whole.numbers
            )
    if options.list:
        print_lists(whole)
    if options.draw:
        left = [one for one in whole.numbers if one.state.startswith(("reason", "silent", "not read"))]
        print(f"\n{options.draw} of {len(left)} figures that are not compared")
        for one in random.Random(1).sample(left, min(options.draw, len(left))):
            print(f"{one.file}\t{one.place}\t{one.written}\t{one.state}\t{one.sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
