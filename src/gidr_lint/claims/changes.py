"""What a sentence says of the change of a count: 收到30件，比上年25件增加5件，增长20%."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from gidr_lint.claims.clauses import Clause
from gidr_lint.claims.found import Found
from gidr_lint.claims.times import relation
from gidr_lint.claims.tokens import Word

_COUNTS = frozenset(("new", "received", "handled", "processed", "counted"))
# What passes between a count and its change.
_BESIDE = frozenset(("last-year", "change", "respectively", "other-year"))
_TURNS = ("增", "减", "上升", "上涨", "下降", "回落", "降", "多", "少", "提高", "攀升", "下滑", "升")
_DOWN = ("减", "下降", "降", "少", "回落", "下滑", "缩减")
_NEAR = 3


class Told(NamedTuple):
    """
    A change that is told of a count. `base` is the amount that it is told from, None where the sentence
    gives none; `share` the per cent with the digits as written, or None for a `gap` in the unit of the
    count; `start:end` is the number that tells it.
    """

    whole: Found
    base: int | Decimal | None
    share: str | None
    gap: int | Decimal | None
    down: bool
    start: int
    end: int


def changes(clauses: Sequence[Clause], found: Sequence[Found], year: int | None) -> Iterator[Told]:
    """The changes that one sentence tells of its counts; `found` are its figures."""
    figures = {item.start: item for item in found if not item.denies or item.unit}
    yield from _Walk(figures, year).read(_flat(clauses))


class _Walk:
    def __init__(self, figures: Mapping[int, Found], year: int | None) -> None:
        self.figures = figures
        self.year = year
        self.far = False
        self.whole: Found | None = None
        self.base: int | Decimal | None = None
        self.words: list[Word] = []

    def read(self, words: Iterator[Word]) -> Iterator[Told]:
        for word in words:
            if word.kind == "number":
                yield from self._number(word)
            elif word.kind in ("year", "years"):
                self.far = relation(word, self.year) in ("other", "next")
            elif word.kind == "share" and word.text.endswith("%"):
                yield from self._share(word)
            self.words.append(word)

    def _turn(self) -> str:
        """The word of change right before, empty where there is none or it is approximate."""
        near = self.words[-_NEAR:]
        for place in range(len(near) - 1, -1, -1):
            word = near[place]
            if word.sense.get("deg") == "lim" or word.kind in ("number", "share", "mark"):
                return ""
            if word.sense.get("deg") == "chg" and any(turn in word.text for turn in _TURNS):
                return word.text if "约" not in word.text else ""
        return ""

    def _number(self, word: Word) -> Iterator[Told]:
        item = self.figures.get(word.start)
        if item is None:
            return
        if not item.reason:
            told = item.kind in _COUNTS and not item.doubt
            self.whole, self.base, self.far = (item if told else None), None, False
        elif item.reason not in _BESIDE:
            self.whole = None
        elif self.whole is not None and item.unit == self.whole.unit and not word.loose:
            turn = self._turn()
            if turn and (self.base is not None or not self.far):
                down = any(part in turn for part in _DOWN)
                yield Told(self.whole, self.base, None, item.value, down, item.start, item.digits)
                if self.base is None:
                    self.base = Decimal(self.whole.value) + Decimal(item.value) * (1 if down else -1)
            elif not turn and self.base is None:
                self.base = item.value

    def _share(self, word: Word) -> Iterator[Told]:
        turn = self._turn()
        if self.whole is not None and turn and (self.base is not None or not self.far):
            down = any(part in turn for part in _DOWN)
            yield Told(self.whole, self.base, word.text[:-1], None, down, word.start, word.end)


def _flat(clauses: Sequence[Clause]) -> Iterator[Word]:
    """The words of clauses and of their brackets as they stand."""
    for clause in clauses:
        start = 0
        for place, inside in clause.inside:
            yield from clause.words[start:place]
            yield from _flat(inside)
            start = place
        yield from clause.words[start:]
        if clause.after in "；。":
            yield Word(0, 0, "mark", clause.after)
