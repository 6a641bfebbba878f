"""
Pieces of spoiled files that cost more than they are long: each is repeated so and so often, and twice as often, and timed.

What is found goes into grown.toml, whose pieces are families of `gidr_lint_dev.hostile`: `bench/hostile.py` measures them with
those that were written by hand.
"""

import cProfile
import os
import pstats
import time
from collections import Counter, defaultdict
from contextlib import suppress
from random import Random
from typing import NamedTuple

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, text
from gidr_lint.outputs._rows import rendered
from gidr_lint.plugins.registry import Registry
from gidr_lint_dev.fuzz.batch import Hung, limited
from gidr_lint_dev.fuzz.mutants import Mutants
from gidr_lint_dev.fuzz.pieces import WORDS
from gidr_lint_dev.hostile import HEAD, PAGE_HEAD

# How much longer twice the size may take, and milliseconds below which time says nothing.
BOUND, LEAST = 2.4, 40
# Milliseconds for a kB beyond which a piece is dear, however it grows; 20 MB would then take more than a minute.
DEAR = 12
# Characters of the smallest and the largest draft that a piece makes.
SMALL, LARGE = 8_000, 256_000
PATIENCE = 20
SHOWN = 3


class Growth(NamedTuple):
    """
    A piece, the kind of draft, its size in kB, its milliseconds, how much more twice the size takes, and the
    function of ours that most of the time is spent in.
    """

    piece: str
    kind: str
    size: float
    spent: float
    ratio: float
    place: str = ""

    @property
    def is_slow(self) -> bool:
        return self.ratio > BOUND or self.spent > DEAR * self.size


class Scale:
    """Measures pieces."""

    def __init__(self) -> None:
        self.linter = Linter(registry=Registry(installed=False))

    def spent(self, piece: str, kind: str, size: int) -> float:
        """Milliseconds for a draft of so many characters that holds nothing but the piece; Hung beyond patience."""
        head = PAGE_HEAD if kind == "html" else HEAD
        source = Source(
            f"draft.{kind}", (head + piece * max(1, size // len(piece))).encode("utf-8", "replace")
        )
        start = time.process_time()
        with limited(PATIENCE):
            rendered(text, [self.linter.lint(source)], Style())
        return (time.process_time() - start) * 1000

    def growth(self, piece: str, kind: str) -> Growth | None:
        """How the piece grows, from the first size that takes long enough to tell; None where none does."""
        size = SMALL
        try:
            spent = self.spent(piece, kind, size)
            while spent < LEAST and size < LARGE:
                size *= 2
                spent = self.spent(piece, kind, size)
            if spent < LEAST:
                return None
            spent = min(spent, self.spent(piece, kind, size))
            ratio = self.spent(piece, kind, 2 * size) / spent
            if ratio > BOUND:
                # The collector of garbage has its turn now and then: eight times the size tells more.
                last = min(self.spent(piece, kind, 8 * size) for _ in range(2))
                ratio = (last / min(spent, self.spent(piece, kind, size))) ** (1 / 3)
        except Hung:
            spent, ratio = PATIENCE * 1000, 99
        length = len(piece.encode("utf-8", "replace")) * max(1, size // len(piece))
        found = Growth(piece, kind, length / 1024, spent, ratio)
        return found._replace(place=self.busiest(piece, kind, size)) if found.is_slow else found

    def busiest(self, piece: str, kind: str, size: int) -> str:
        """The function of ours that takes longest, what it calls of Python's own among it."""
        profile = cProfile.Profile()
        with suppress(Hung):
            profile.runcall(self.spent, piece, kind, size)
        taken: dict[tuple[str, int, str], float] = defaultdict(float)
        for function, (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
            if f"{os.sep}gidr_lint{os.sep}" in function[0]:
                taken[function] += own
            else:
                for caller, (_, _, time_there, _) in callers.items():
                    taken[caller] += time_there
        ours = {
            function: spent
            for function, spent in taken.items()
            if f"{os.sep}gidr_lint{os.sep}" in function[0]
        }
        file, line, name = max(ours, key=ours.__getitem__, default=("?", 0, "?"))
        return f"{os.path.basename(file)}:{line} {name}"


def piece_of(rng: Random, text: str) -> str:
    """A piece of a text, or of several places of it, or of what readers look for."""
    way = rng.random()
    if way < 0.25:
        return "".join(rng.choice(WORDS) for _ in range(rng.choice((1, 1, 2, 2, 3, 5))))
    if way < 0.5:
        rows = text.splitlines(keepends=True)
        start = rng.randrange(len(rows) or 1)
        piece = "".join(rows[start : start + rng.choice((1, 1, 2, 4, 12))])
    else:
        start = rng.randint(0, len(text))
        piece = text[start : start + rng.choice((2, 4, 8, 16, 30, 80))]
    if rng.random() < 0.5:
        place = rng.randint(0, len(piece))
        piece = piece[:place] + rng.choice(WORDS) + piece[place:]
    return piece or "甲"


def search(mutants: Mutants, numbers: range) -> int:
    """Print the pieces that are slow, three for each function that makes them so; exit 1 where there is one."""
    scale = Scale()
    places: Counter[str] = Counter()
    for number in numbers:
        mutant = mutants[number]
        piece = piece_of(mutants.random(number, "piece"), mutant.data.decode("utf-8", "replace"))
        kind = mutant.kind if mutant.kind in ("md", "txt", "html") else "md"
        found = scale.growth(piece, kind)
        if found is not None and found.is_slow:
            places[found.place] += 1
            if places[found.place] <= SHOWN:
                print(
                    f"{number} {kind} {found.size:.0f} kB {found.spent:.0f} ms x{found.ratio:.2f} {found.place} {found.piece!r}",
                    flush=True,
                )
    for place, count in places.most_common():
        print(f"{count:6} {place}")
    print(f"{places.total()} of {len(numbers)} pieces are slow")
    return 1 if places else 0
