"""Spoiled files by number: a seed of the generator and a number write the same file again."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from gidr_lint_dev.fuzz import octets, packages, tables, texts
from gidr_lint_dev.fuzz.seeds import Pool, Seed, pool

# How often each kind has its turn.
WEIGHTS = {"md": 26, "html": 20, "txt": 15, "docx": 20, "odt": 7, "xlsx": 4, "config": 5, "form": 3}


class Mutant(NamedTuple):
    """A spoiled file: its number, kind, the seed it was made of, and its content."""

    number: int
    kind: str
    origin: str
    data: bytes


class Mutants:
    """The files that a seed gives; `small` draws on fewer and shorter whole files."""

    def __init__(self, seed: int, *, kinds: Sequence[str] = (), small: bool = False) -> None:
        self.seed = seed
        self.kinds = list(kinds or WEIGHTS)
        self.weights = [WEIGHTS[kind] for kind in self.kinds]
        self.pool: Pool = pool(Random(f"seeds {seed}"), small=small)

    def random(self, number: int, what: str = "") -> Random:
        """The chances of one mutant, or of one thing that is done with it."""
        return Random(f"{self.seed} {number} {what}")

    def __getitem__(self, number: int) -> Mutant:
        rng = self.random(number)
        kind = rng.choices(self.kinds, self.weights)[0]
        seed = rng.choice(self.pool.seeds[kind])
        return Mutant(number, kind, seed.origin, self._spoiled(rng, kind, seed))

    def _spoiled(self, rng: Random, kind: str, seed: Seed) -> bytes:
        if kind in ("docx", "odt", "xlsx"):
            return packages.spoiled(
                rng, seed.data, [other.data for other in rng.sample(self.pool.seeds[kind], 2)]
            )
        if kind in ("config", "form"):
            text = tables.spoiled(rng, seed.text, self.pool.texts(kind))
            data = text.encode("utf-8", "replace")
            return octets.spoiled(rng, data) if rng.random() < 0.05 else data
        text = seed.text
        if rng.random() < 0.4:
            text = texts.window(rng, text, ())
        ways = (
            (*texts.USUAL, texts.tags, texts.tags, texts.tags, texts.tags) if kind == "html" else texts.USUAL
        )
        return octets.written(rng, texts.spoiled(rng, text, self.pool.texts(kind), ways))
