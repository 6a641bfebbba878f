"""What a kind of error is, and what is expected of one."""

from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint_dev.mutants.varied import Sample, varied


class Label(NamedTuple):
    """
    What must be found of an error: one of `codes` (words; a prefix stands for all that begin with
    it), about one of `targets` or in a line that holds one of `lines`; where there is `figure`, it is the
    place in the first of those lines that must be pointed at. `value` is what the cell
    must be mended to. With `many` several findings of these codes are no more than one error.
    `not_in` are containers that cannot carry the error. `previous` is last year's report, `word` a change to the `docx.Document` that no other
    container can carry.
    """

    codes: str
    targets: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    value: str = ""
    many: bool = False
    not_in: tuple[str, ...] = ()
    previous: Source | None = None
    word: Callable[[Any], None] | None = None
    settings: Settings | None = None
    figure: tuple[int, int] | None = None

    def expects(self, code: str) -> bool:
        return any(code.startswith(word) for word in self.codes.split())


Make = Callable[[Sample, Random], Label | None]


class Kind(NamedTuple):
    """
    One kind of error. `make` puts it into a sample and returns the label, or None where the
    sample has no place for it; `draw` draws the samples. `aside` says why the preset `recommended` does not
    claim to find it.
    """

    id: str
    make: Make
    aside: str = ""
    draw: Callable[[Random], Sample] = varied


KINDS: dict[str, Kind] = {}


def kind(id: str, *, aside: str = "", draw: Callable[[Random], Sample] = varied) -> Callable[[Make], Make]:
    """Enter a kind under its id: family, slash, name."""

    def enter(make: Make) -> Make:
        if id in KINDS:
            raise ValueError(f"two kinds are called {id}")
        KINDS[id] = Kind(id, make, aside, draw)
        return make

    return enter
