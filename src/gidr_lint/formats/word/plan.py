"""What each element of a Word file's text comes to hold once words are replaced: the least that makes the change."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from gidr_lint.base.location import Address
from gidr_lint.base.spans import shared
from gidr_lint.formats.owner import Owner, Piece
from gidr_lint.formats.word.guard import CannotRewrite, Held, Holders

_CANNOT = ("这一处不能自动改写", "this place cannot be rewritten")


class Cut(NamedTuple):
    """Characters of one element that go, and those that come behind them, formatted as the element `look` is."""

    low: int
    high: int
    new: str
    look: Any


class Change(NamedTuple):
    """What happens to the text of one element, in its order, and whether that is tracked."""

    string: str
    held: Held
    is_tracked: bool
    cuts: list[Cut]

    @property
    def text(self) -> str:
        """What the element holds then."""
        string = self.string
        for low, high, new, _ in reversed(self.cuts):
            string = string[:low] + new + string[high:]
        return string


class Plan:
    """The changes of elements of text by the element, and what is written into paragraphs that have no text yet."""

    def __init__(self, root: Any, *, tracked: bool) -> None:
        self.tracked = tracked
        self.texts: dict[Any, Change] = {}
        self.runs: dict[Any, str] = {}
        self._holders = Holders(root)

    def change(self, owner: Owner, edits: Sequence[tuple[Address, str]]) -> str:
        """Plan the edits of one paragraph or cell, which do not overlap; returns its new text."""
        own = new_own = owner.own
        changes: list[tuple[int, int, str]] = []
        for address, new in sorted(edits, key=lambda edit: edit[0].start or 0):
            start = address.start or 0
            end = len(own) if address.end is None else address.end
            if not 0 <= start <= end <= len(own):
                raise CannotRewrite(*_CANNOT)
            is_blank = address.start is None and (not own or own.isspace())
            if owner.paragraphs and (is_blank or start == end == 0) and not _words(owner):
                if len(edits) > 1:
                    raise CannotRewrite(*_CANNOT)
                self._fill(owner, new)
                return new + own
            changes += ((start + low, start + high, put) for low, high, put in least(own[start:end], new))
        for start, end, new in reversed(changes):
            self._replace(owner, start, end, new)
            new_own = new_own[:start] + new + new_own[end:]
        return new_own

    def _fill(self, owner: Owner, new: str) -> None:
        """Write into a blank cell: the ends of empty paragraphs stay behind the new words."""
        _refuse_signs(new)
        held = self._holders.of(owner.paragraphs[0])
        self._refuse_insertion(held)
        self.runs[owner.paragraphs[0]] = new

    def _replace(self, owner: Owner, start: int, end: int, new: str) -> None:
        _refuse_signs(new)
        if any(piece.element is None and _covers(piece, start, end) for piece in owner.pieces):
            raise CannotRewrite(
                "要改的文字里有换行、制表位一类的内容", "there are breaks or tabs in what would change"
            )
        pieces = _words(owner)
        touched = [piece for piece in pieces if _covers(piece, start, end)]
        beside = [piece for piece in pieces if piece.at <= start <= piece.at + len(piece.string)]
        receiver, look = None, None
        if new:
            # Behind all that goes, and in nobody's insertion if there is a choice.
            choice = [*(reversed(touched) if self.tracked else touched), *(() if touched else beside)]
            receiver = min(choice, key=lambda piece: self._holders.of(piece.element).insertion is not None, default=None)  # fmt: skip
            if receiver is None:
                raise CannotRewrite(*_CANNOT)
            look = (touched[0] if touched else receiver).element
        for piece in touched or ([receiver] if receiver is not None else []):
            low, high = max(start - piece.at, 0), min(end - piece.at, len(piece.string))
            put = new if piece is receiver else ""
            self._cut(piece, Cut(low, max(low, high), put, look))

    def _cut(self, piece: Piece, cut: Cut) -> None:
        change = self.texts.get(piece.element)
        if change is None:
            held = self._holders.of(piece.element)
            self._refuse_insertion(held)
            is_tracked = self.tracked and not held.is_ours
            if is_tracked and held.run is None:
                raise CannotRewrite(*_CANNOT)
            change = self.texts[piece.element] = Change(piece.string, held, is_tracked, [])
        if cut.new and change.held.insertion is not None and change.held.parent is not change.held.insertion:
            raise CannotRewrite(
                "这里的修订嵌套较深，不能自动改写，请在Word里改",
                "the tracked changes here are nested too deep to be rewritten; change it in Word",
            )
        # They come from the last one on.
        change.cuts.insert(0, cut)

    def _refuse_insertion(self, held: Held) -> None:
        """What somebody inserted with changes tracked says who wrote what: only a tracked change may alter it."""
        if held.author is not None and not self.tracked:
            raise CannotRewrite(
                f"这里的文字是{held.author or '他人'}插入的（修订），直接改会改掉修订记录；请加 --tracked 以修订方式改正，或先在Word里接受修订",
                f"this text was inserted by {held.author or 'somebody'} with changes tracked, and the record would no longer be "
                "true; use --tracked, or accept the change in Word first",
            )


def least(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """
    The least that turns one text into another, in order: what stands between the beginning and the end that they
    share; and of that single signs, where signs only go or only come.
    """
    low, tail = shared(old, new)
    gone, come = old[low : len(old) - tail], new[low : len(new) - tail]
    kept = _within(come, gone)
    if kept is not None:
        yield from ((low + start, low + end, "") for start, end in _between(kept, len(gone)))
        return
    kept = _within(gone, come)
    if kept is not None:
        starts = [0, *(place + 1 for place in kept)]
        ends = [*kept, len(come)]
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if start < end:
                yield low + number, low + number, come[start:end]
        return
    yield low, low + len(gone), come


def _within(few: str, many: str) -> list[int] | None:
    """Where the characters of one text stand in another in their order; None where they do not."""
    places: list[int] = []
    place = -1
    for char in few:
        place = many.find(char, place + 1)
        if place == -1:
            return None
        places.append(place)
    return places


def _between(kept: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    """The stretches that hold none of these places."""
    start = 0
    for place in (*kept, length):
        if start < place:
            yield start, place
        start = place + 1


def _words(owner: Owner) -> list[Piece]:
    return [piece for piece in owner.pieces if piece.element is not None]


def _covers(piece: Piece, start: int, end: int) -> bool:
    return piece.at < end and piece.at + len(piece.string) > start


def _refuse_signs(new: str) -> None:
    if any(ord(char) < 32 for char in new):
        raise CannotRewrite(*_CANNOT)
