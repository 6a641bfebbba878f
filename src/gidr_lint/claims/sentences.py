"""A passage as sentences of keywords and figures, and the places of its clauses and brackets."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gidr_lint.amounts import Quantity, quantities
from gidr_lint.claims import phrases
from gidr_lint.claims.model import Claim, Scope, Topic
from gidr_lint.claims.readings import CASE_KINDS, READINGS, STRICT, readings_of, shown_kind
from gidr_lint.document.text import Match, Pattern, Text
from gidr_lint.report.model import Passage

_STOPS = frozenset("。；;！？!?\n")
_BRACKETS = frozenset("（()）")
_MARKS = _STOPS | _BRACKETS
# The empty string is the end of the passage.
ENDS = frozenset(("", *"，,。；;、（(）)！：: \n"))
# What goes on for longer without a stop is no sentence that could be read.
_LONGEST = 3000


class Hit(NamedTuple):
    """A keyword in a sentence, offsets in the passage's text."""

    kind: str
    start: int
    end: int


class Subject(NamedTuple):
    """An organ that a sentence names: whether it is another than the author, and whether its clause counts."""

    start: int
    other: bool
    counts: bool


class Sentence(NamedTuple):
    """One sentence: its place in the passage's text, its keywords and figures."""

    start: int
    end: int
    hits: tuple[Hit, ...]
    figures: tuple[Quantity, ...]
    number: int


def sentences(string: str, first: int) -> Iterator[Sentence]:
    """The sentences that hold a keyword; numbered on through the report."""
    hits = [Hit(*found) for found in phrases.keywords(string)]
    if not hits:
        return
    figures = quantities(string)
    place = h = q = 0
    number = first
    depth = 0
    marks = [index for index, char in enumerate(string) if char in _MARKS]
    for index in (*marks, len(string)):
        char = string[index] if index < len(string) else "。"
        if char in _BRACKETS:
            depth += 1 if char in "（(" else -1
            continue
        if depth > 0 and char in "；;":
            continue
        depth = 0
        h_end, q_end = h, q
        while h_end < len(hits) and hits[h_end].start < index:
            h_end += 1
        while q_end < len(figures) and figures[q_end].start < index:
            q_end += 1
        if h_end > h and index - place <= _LONGEST:
            yield Sentence(place, index, tuple(hits[h:h_end]), tuple(figures[q:q_end]), number)
            number += 1
        h, q, place = h_end, q_end, index + 1


class Prose:
    """The text of one passage, the places in it, and the claims made of them."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text: Text = passage.text
        self.string = passage.text.string
        self.section = passage.section
        self.cuts = _cuts(self.string)
        self.has_brackets = "（" in self.string or "(" in self.string

    def _string(self, sentence: Sentence) -> str:
        return self.string[sentence.start : sentence.end]

    def _between(self, sentence: Sentence, start: int, end: int) -> list[Hit]:
        """The keywords of a stretch, those in closed brackets left out."""
        found = []
        for hit in sentence.hits:
            if hit.start >= start and hit.end <= end and not self._bracketed(hit, start, end):
                found.append(hit)
        return found

    def _bracketed(self, hit: Hit, start: int, end: int) -> bool:
        if not self.has_brackets:
            return False
        opening = max(self.string.rfind("（", start, hit.start), self.string.rfind("(", start, hit.start))
        if (
            opening == -1
            or "）" in self.string[opening : hit.start]
            or ")" in self.string[opening : hit.start]
        ):
            return False
        closing = [
            p for p in (self.string.find("）", hit.end, end), self.string.find(")", hit.end, end)) if p != -1
        ]
        return bool(closing)

    def _behind(self, sentence: Sentence, figure: Quantity) -> list[Hit]:
        end = self._clause_end(figure.end, sentence.end)
        following = next((q.start for q in sentence.figures if q.start > figure.start), end)
        return [hit for hit in sentence.hits if figure.end <= hit.start and hit.end <= min(end, following)]

    def _clause_hits(self, sentence: Sentence, place: int) -> list[Hit]:
        start, end = self._clause_start(sentence.start, place), self._clause_end(place, sentence.end)
        return [hit for hit in sentence.hits if start <= hit.start < end]

    def _clause_start(self, low: int, place: int) -> int:
        before = bisect_left(self.cuts, place) - 1
        return max(self.cuts[before] + 1, low) if before >= 0 else low

    def _clause_end(self, place: int, high: int) -> int:
        behind = bisect_left(self.cuts, place)
        return min(self.cuts[behind], high) if behind < len(self.cuts) else high

    def _find(self, pattern: Pattern, sentence: Sentence, words: tuple[str, ...]) -> Iterator[Match]:
        """Matches in a sentence that holds one of the words; places count from its start."""
        string = self._string(sentence)
        if any(map(string.__contains__, words)) and pattern.may_occur(string):
            yield from pattern.find(self.text.part(sentence.start, sentence.end))

    def _claim(self, kind: str, topic: Topic, figure: Quantity, sentence: Sentence, scope: Scope) -> Claim:
        start = self._clause_start(sentence.start, figure.start)
        start = max([start, *(q.end for q in sentence.figures if q.end <= figure.start)])
        while self.string[start : start + 1] in ENDS and start < figure.start:
            start += 1
        readings = readings_of(kind)
        # None at all leaves no room for those that are not concluded.
        if figure.amount == 0 and kind in CASE_KINDS and "审结" not in self.string[start : figure.end]:
            readings = readings[:1]
        return Claim(
            shown_kind(kind),
            topic,
            readings,
            figure.amount,
            scope,
            kind in STRICT or kind.startswith("row:"),
            not figure.loose,
            figure.amount == 0,
            figure.unit,
            self.string[start : figure.end].strip(),
            self.text.location(figure.start, figure.digits_end),
            self.text.location(start, figure.end),
            self.section,
            sentence.number,
            self.passage.number,
        )

    def _zero(
        self, kind: str, topic: Topic, start: int, end: int, sentence: Sentence, *, denies: bool = False
    ) -> Claim:
        place = self.text.location(start, end)
        return Claim(
            kind, topic, READINGS[kind][:1] if denies else READINGS[kind], 0, "whole", True, True, denies, "", self.string[start:end], place, place,
            self.section, sentence.number, self.passage.number,
        )  # fmt: skip


def _cuts(string: str) -> list[int]:
    """Where the clauses of a passage end; a comma in 1,234 and a colon before a number end none."""
    return [
        place
        for place, char in enumerate(string)
        if char in "，,：:"
        and not (
            string[place + 1 : place + 2].isdigit() and (char in "：:" or string[place - 1 : place].isdigit())
        )
    ]


def count_before(items: Sequence[Hit | Subject | Quantity], place: int) -> int:
    """How many of the items, which stand in order, begin before a place."""
    return bisect_left(items, place, key=lambda item: item.start)


def after(string: str, place: int, words: tuple[str, ...]) -> int:
    """Where the words that stand at a place, in any order, end."""
    while word := next((w for w in words if string.startswith(w, place)), ""):
        place += len(word)
    return place


def blank_brackets(string: str) -> str:
    """A stretch with blanks for its bracketed insertions, so that places in it stay."""
    pieces: list[str] = []
    done, opening = 0, -1
    for place, char in enumerate(string):
        if char in "（(":
            opening = place if opening == -1 else opening
        elif char in "）)" and opening != -1:
            pieces.append(string[done:opening] + " " * (place + 1 - opening))
            done, opening = place + 1, -1
    return "".join(pieces) + string[done:]


def without_brackets(string: str) -> str:
    """A stretch without its bracketed insertions."""
    for opening, closing in ("（）", "()"):
        while opening in string and closing in string[string.find(opening) :]:
            left = string.find(opening)
            right = string.find(closing, left)
            string = string[:left] + string[right + 1 :]
    return string
