"""Words as clauses, brackets and the pieces of a clause that each hold one number."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gidr_lint.claims.tokens import Word

AND = frozenset(("和", "、", "与", "及", "以及"))
_CUTS = frozenset("，；：。！？—…")
_STOPS = frozenset("。！？")
# Brackets in brackets beyond these say what those around them say; no sentence has three.
_DEEPEST = 8
# What a clause must name to stand for itself; a number with none of it is told by the clause behind.
CONTENT = ("act", "out", "row", "res", "who", "chan", "deg")


class Clause(NamedTuple):
    """
    Words up to a comma, semicolon, colon or stop. `before` is the mark in front of it, `after` the
    one behind it; `inside` are the clauses of its brackets, each with the number of words in front.
    `numbers` is how many numbers it has, `first` and `last` where those stand (-1 for none); `features` are
    the features of its words and the kinds of its others.
    """

    words: tuple[Word, ...]
    before: str
    after: str
    inside: tuple[tuple[int, tuple["Clause", ...]], ...]
    numbers: int
    first: int
    last: int
    features: frozenset[str]


def _clause(
    words: tuple[Word, ...], before: str, after: str, inside: tuple[tuple[int, tuple[Clause, ...]], ...]
) -> Clause:
    places: list[int] = []
    features: set[str] = set()
    for place, word in enumerate(words):
        if word.kind == "word":
            features.update(word.sense)
        else:
            features.add(word.kind)
            if word.kind == "number":
                places.append(place)
    first, last = (places[0], places[-1]) if places else (-1, -1)
    return Clause(words, before, after, inside, len(places), first, last, frozenset(features))


class Piece(NamedTuple):
    """One number of a clause with the words that belong to it; `place` is its place in the clause."""

    before: tuple[Word, ...]
    number: Word
    behind: tuple[Word, ...]
    place: int
    first: bool


class _Open:
    """A clause while it is read."""

    __slots__ = ("before", "done", "inside", "words")

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.inside: list[tuple[int, tuple[Clause, ...]]] = []
        self.before = ""
        self.done: list[Clause] = []

    def close(self, mark: str) -> None:
        if self.words or self.inside:
            self.done.append(_clause(tuple(self.words), self.before, mark, tuple(self.inside)))
        self.words, self.inside, self.before = [], [], mark


def sentences(words: Sequence[Word]) -> Iterator[tuple[Clause, ...]]:
    """The sentences of a passage, each as clauses; a stop inside brackets ends none."""
    start = depth = 0
    for place, word in enumerate(words):
        if word.kind != "mark":
            continue
        if word.text == "（":
            depth += 1
        elif word.text == "）":
            depth = max(0, depth - 1)
        elif word.text in _STOPS and not depth:
            yield _merged(_clauses(words, start, place + 1)[0])
            start = place + 1
            depth = 0
    if start < len(words):
        yield _merged(_clauses(words, start, len(words))[0])


def _clauses(
    words: Sequence[Word], place: int, end: int, room: int = _DEEPEST
) -> tuple[tuple[Clause, ...], int]:
    """The clauses up to a closing bracket or the end, and the place behind it; `room` is for brackets in brackets."""
    open = _Open()
    passed = 0
    while place < end:
        word = words[place]
        place += 1
        if word.kind != "mark" or word.text == "、":
            open.words.append(word)
        elif word.text == "（" and room:
            inner, place = _clauses(words, place, end, room - 1)
            _take_bracket(open, inner, words[place] if place < end else None)
        elif word.text == "（":
            passed += 1
        elif word.text == "）":
            if not passed:
                break
            passed -= 1
        elif word.text in _CUTS and not _joins(open.words, word, words[place] if place < end else None):
            open.close(word.text)
    open.close("")
    return tuple(open.done), place


def _take_bracket(open: _Open, inner: tuple[Clause, ...], following: Word | None) -> None:
    """A bracket that holds no number is read as words of its clause: 公开（含部分公开）17件."""
    if len(inner) > 1 and _is_amount(inner[:1]) and open.words and open.words[-1].kind != "number":
        open.words.extend(inner[0].words)
        open.inside.append((len(open.words), inner[1:]))
    elif _is_amount(inner) and open.words and open.words[-1].kind != "number":
        # 维持（11件）、纠正（2件）
        open.words.extend(inner[0].words)
    elif any(clause.numbers or clause.inside for clause in inner):
        open.inside.append((len(open.words), inner))
    elif following is not None and following.kind == "number":
        open.words.extend(word for clause in inner for word in clause.words)
    elif open.words and any(
        word.sense.get("set") == "all"
        or not word.sense.keys().isdisjoint(("neg", "when", "out", "act", "res"))
        for clause in inner
        for word in clause.words
    ):
        open.inside.append((len(open.words), inner))


def _is_amount(inner: tuple[Clause, ...]) -> bool:
    """Whether a bracket holds one number and nothing else."""
    return len(inner) == 1 and len(inner[0].words) == 1 and inner[0].numbers == 1


def _joins(words: Sequence[Word], mark: Word, following: Word | None) -> bool:
    """予以公开：81件 is one clause."""
    return (
        mark.text == "："
        and following is not None
        and following.kind == "number"
        and bool(words)
        and not any(word.kind == "number" for word in words)
        and any(word.sense.keys() & {"out", "row", "res", "who", "topic", "act"} for word in words)
    )


def _has_content(words: Sequence[Word]) -> bool:
    return any(word.sense and not word.sense.keys().isdisjoint(CONTENT) for word in words)


def _merged(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """22件因征求意见，结转下年 is one clause: a number whose verb comes behind the comma."""
    found: list[Clause] = []
    for clause in clauses:
        last = found[-1] if found else None
        if (
            last is not None
            and clause.before == "，"
            and last.numbers == 1
            and not clause.numbers
            and not last.inside
            and _is_bare_number(last.words)
            and _takes_up(clause.words)
        ):
            found[-1] = _clause(last.words + clause.words, last.before, clause.after, clause.inside)
        else:
            found.append(clause)
    return tuple(found)


def _is_bare_number(words: Sequence[Word]) -> bool:
    """Whether nothing is said of the number but why: 其余22件因征求第三方意见."""
    for place, word in enumerate(words):
        if word.sense.get("cause"):
            return any(other.kind == "number" for other in words[:place]) and not _has_content(words[:place])
    content = [word for word in words if word.sense.keys() & set(CONTENT)]
    behind_number = False
    for word in words:
        behind_number = behind_number or word.kind == "number"
    if any(word.sense.get("topic") in ("rev", "suit", "direct", "after", "cases") for word in words):
        return False
    if any(word.sense.get("set") == "sum" for word in words):
        return False
    return behind_number and (not content or all(word.sense.get("act") == "pending" for word in content))


def _takes_up(words: Sequence[Word]) -> bool:
    acts = [word.sense.get("act") for word in words if "act" in word.sense]
    outs = any("out" in word.sense or "res" in word.sense for word in words)
    stops = any("neg" in word.sense for word in words) or any(
        word.kind == "share" or word.sense.get("deg") == "rate" or word.sense.get("set") == "all"
        for word in words
    )
    return (bool(acts) or outs) and not stops


def shared(clause: Clause, waiting: Sequence[Word]) -> Iterator[Piece]:
    """
    The numbers of 复议、诉讼分别为14件、19件, each with its own noun: none where nouns and numbers do not
    pair. `waiting` are the nouns of the clause before.
    """
    words = clause.words
    if not clause.numbers or ("set" not in clause.features and clause.numbers < 2):
        return
    each = next((index for index, word in enumerate(words) if word.sense.get("set") == "each"), -1)
    if each != -1 and [index for index, word in enumerate(words) if word.kind == "number"] == [each + 1]:
        nouns = [one for word in words[:each] for one in _single(word) if _is_noun(one)]
        rest = tuple(word for word in words[:each] if not _is_noun(word))
        if len(nouns) > 1:
            for number, noun in enumerate(nouns):
                yield Piece((*rest, noun), words[each + 1], (), each + 1, number == 0)
        return
    place = next((index for index, word in enumerate(words) if word.sense.get("set") == "resp"), -1)
    numbers = [index for index, word in enumerate(words) if word.kind == "number" and index > place]
    head = [one for word in words[: max(place, 0)] or waiting for one in _single(word) if _is_noun(one)]
    head = head or [one for word in waiting for one in _single(word) if _is_noun(one)]
    if len(head) > len(numbers):
        head = [word for word in head if "topic" not in word.sense]
    if place == -1 or len(numbers) < 2 or len(numbers) != len(head):
        return
    rest = tuple(word for word in words[:place] if not _is_noun(word))
    for number, (index, noun) in enumerate(zip(numbers, head, strict=True)):
        yield Piece((*rest, noun), words[index], (), index, number == 0)


def _single(word: Word) -> tuple[Word, ...]:
    """行政复议、行政诉讼 or 予以公开、部分公开 in one word is two nouns."""
    if word.sense.get("out") == "gp":
        return tuple(word._replace(sense={**word.sense, "out": out}) for out in ("g", "p"))
    if word.sense.get("topic") != "cases":
        return (word,)
    return tuple(word._replace(sense={**word.sense, "topic": topic}) for topic in ("rev", "suit"))


def _is_noun(word: Word) -> bool:
    return not word.sense.keys().isdisjoint(("out", "row", "res", "who", "etc")) or word.sense.get("topic") in (
        "rev", "suit", "direct", "after", "doc", "rule", "lic", "pen", "coe",
    )  # fmt: skip


def pieces(clause: Clause) -> Iterator[Piece]:
    """The numbers of a clause, each with its words before and behind."""
    start = 0
    for begin, end in _parts(clause.words):
        words = clause.words[begin:end]
        places = [place for place, word in enumerate(words) if word.kind == "number"]
        if len(places) == 1:
            place = places[0]
            yield Piece(words[:place], words[place], words[place + 1 :], begin + place, start == 0)
            start += 1
            continue
        leads = _leads(words[: places[0]]) if places else True
        for number, place in enumerate(places):
            if leads:
                before = words[places[number - 1] + 1 if number else 0 : place]
                behind = words[place + 1 :] if number == len(places) - 1 else ()
            else:
                before = words[:place] if number == 0 else ()
                behind = words[place + 1 : places[number + 1] if number + 1 < len(places) else len(words)]
            yield Piece(tuple(before), words[place], tuple(behind), begin + place, start == 0)
            start += 1


def _leads(words: Sequence[Word]) -> bool:
    """Whether the words before a number tell what it counts."""
    return any(
        word.sense.keys() & {"act", "out", "row", "res", "who", "topic", "chan"}
        or word.kind == "unknown"
        or word.sense.get("set") == "sum"
        for word in words
    )


def _parts(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where 、 parts a clause into stretches that each hold a number; others go with what follows."""
    start = 0
    for place, word in enumerate(words):
        if word.kind != "mark" or word.text != "、":
            continue
        held = any(w.kind == "number" for w in words[start:place])
        more = any(w.kind == "number" for w in words[place + 1 :])
        if held and more:
            yield start, place
            start = place + 1
    yield start, len(words)
