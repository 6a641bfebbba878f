"""Text as a person reads it, with the way back to the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from gidr_lint.base.frozen import Frozen
from gidr_lint.base.location import Address, Location
from gidr_lint.base.spans import Span


class Run(NamedTuple):
    """
    A piece of a `Text`: it begins at `at` in the string and comes from `start:end` of the source.

    A piece as long as its source maps code point by code point; any other (an entity, a line
    end between Chinese characters) maps as a whole.
    """

    at: int
    start: int
    end: int


class Text(Frozen):
    """
    A string without markup, entities resolved, wrapped lines joined; `runs` lead back. A number
    for `runs` is where the string stands in the source as it is.

    In Word the source is the text of the paragraph or cell at `address`, which has `start` and
    `end` where the string is a part of that text only. Texts of several of them put together
    have `pieces`: where in the string each begins.
    """

    __slots__ = ("_pieces", "_runs", "address", "string")

    def __init__(
        self,
        string: str,
        runs: tuple[Run, ...] | int,
        address: Address | None = None,
        pieces: tuple[tuple[int, "Text"], ...] = (),
    ) -> None:
        self.string = string
        self._runs = runs
        self.address = address
        self._pieces = pieces
        self.__class__ = self.frozen

    @property
    def runs(self) -> tuple[Run, ...]:
        runs = self._runs
        return (Run(0, runs, runs + len(self.string)),) if isinstance(runs, int) else runs

    def __str__(self) -> str:
        return self.string

    def __repr__(self) -> str:
        return f"Text({self.string!r})"

    def __bool__(self) -> bool:
        return bool(self.string)

    def span(self, start: int = 0, end: int | None = None) -> Span | None:
        """The source span of `string[start:end]`; None in Word; an empty one stays empty."""
        return None if self.address is not None else self._span(start, end)

    def _span(self, start: int, end: int | None) -> Span | None:
        runs = self._runs
        if isinstance(runs, int):
            return Span(runs + start, runs + (len(self.string) if end is None else end))
        if not runs:
            return None
        if len(runs) == 1:
            run = runs[0]
            if run.end - run.start == len(self.string):
                return Span(run.start + start, run.end if end is None else run.start + end)
        if end is None:
            end = len(self.string)
        first = self._source(start, start=True)
        if end <= start:
            return Span(first, first)
        return Span(first, max(first, self._source(end, start=False)))

    def location(self, start: int = 0, end: int | None = None) -> Location:
        """The place of `string[start:end]`, without the white space around a whole text."""
        address = self.address
        if address is None:
            return Location(self._span(start, end))
        if start == 0 and (end is None or end == len(self.string)) and not self._goes_on:
            return Location(None, address)
        if self._pieces:
            at, piece = self._piece(start)
            stop = (len(self.string) if end is None else end) - at
            over = stop - len(piece.string)
            return piece.location(start - at, stop) if over <= 0 else piece.beyond(start - at, over)
        span = self._span(start, end)
        return Location(None, address if span is None else address._replace(start=span.start, end=span.end))

    @property
    def _goes_on(self) -> bool:
        """Whether it is of more than one paragraph or cell."""
        if len(self._pieces) < 2:
            return False
        first, last = self._pieces[0][1].address, self._pieces[-1][1].address
        return first is not None and last is not None and first.whole != last.whole

    def beyond(self, start: int, over: int) -> Location:
        """
        The place of what begins here and goes on in the next piece. It ends so many characters behind this one's
        end, where nothing is that a fix could replace.
        """
        assert self.address is not None
        span = self._span(start, None) or Span(start, len(self.string))
        return Location(None, self.address._replace(start=span.start, end=span.end + over))

    def _piece(self, offset: int) -> "tuple[int, Text]":
        """The piece that an offset is in; a sign put between two belongs to the first."""
        index = max(bisect_right(self._pieces, offset, key=lambda piece: piece[0]) - 1, 0)
        return self._pieces[index]

    def _source(self, offset: int, *, start: bool) -> int:
        """Source offset of a string offset: of the character at it, or of the end of the one before."""
        runs = self.runs
        probe = offset if start else max(offset - 1, 0)
        index = max(bisect_right(runs, probe, key=lambda run: run.at) - 1, 0)
        run = runs[index]
        stop = runs[index + 1].at if index + 1 < len(runs) else len(self.string)
        if stop - run.at == run.end - run.start:
            return min(run.start + (offset - run.at), run.end)
        if start:
            return run.start if offset < stop else run.end
        return run.end

    def part(self, start: int, end: int | None = None) -> "Text":
        """The text of `string[start:end]`, with its own runs."""
        if end is None:
            end = len(self.string)
        string = self.string[start:end]
        if self._pieces:
            return self._part_of_pieces(start, end)
        address = self.address
        if address is not None and (start > 0 or end < len(self.string)):
            span = self._span(start, end)
            if span is not None:
                address = address._replace(start=span.start, end=span.end)
        if isinstance(self._runs, int):
            return Text(string, self._runs + start, address)
        if address is not None and not self._runs:
            return Text(string, (), address)
        runs: list[Run] = []
        own = self._runs
        # A text of many runs is taken apart sentence by sentence: only those of the part are looked at.
        for index in range(max(bisect_left(own, start, key=_at) - 1, 0), len(own)):
            run = own[index]
            if run.at > end:
                break
            stop = own[index + 1].at if index + 1 < len(own) else len(self.string)
            low, high = max(run.at, start), min(stop, end)
            if low >= high and not (not string and run.at <= start <= stop):
                continue
            if stop - run.at == run.end - run.start:
                runs.append(Run(low - start, run.start + low - run.at, run.start + max(high, low) - run.at))
            else:
                runs.append(Run(low - start, run.start, run.end))
        return Text(string, tuple(runs) or (Run(0, *(self._span(start, start) or (0, 0))),), address)

    def _part_of_pieces(self, start: int, end: int) -> "Text":
        found: list[tuple[int, Text]] = []
        for at, piece in self._pieces:
            low, high = max(start - at, 0), min(end - at, len(piece.string))
            if low < high or (low == high and not found and start == end):
                found.append((max(at - start, 0), piece.part(low, high)))
        found = found or [(0, self._piece(start)[1].part(0, 0))]
        if len(found) == 1 and len(found[0][1].string) == end - start:
            return found[0][1]
        return Text(self.string[start:end], (), found[0][1].address, tuple(found))

    def strip(self) -> "Text":
        """Without the white space at both ends."""
        left = len(self.string) - len(self.string.lstrip())
        right = len(self.string.rstrip())
        if left == 0 and right == len(self.string):
            return self
        return self.part(left, max(left, right))


def _at(run: Run) -> int:
    return run.at


def plain(source: str, start: int, end: int) -> Text:
    """The text of a source span that holds no markup."""
    return Text(source[start:end], start)


def join(parts: Iterable[Text]) -> Text:
    """Several texts after one another, as one."""
    string: list[str] = []
    runs: list[Run] = []
    pieces: list[tuple[int, Text]] = []
    length = 0
    for part in parts:
        if part.address is None:
            runs.extend(Run(run.at + length, run.start, run.end) for run in part.runs)
        else:
            pieces.append((length, part))
        string.append(part.string)
        length += len(part.string)
    return joined("".join(string), tuple(runs), pieces)


def joined(string: str, runs: tuple[Run, ...], pieces: list[tuple[int, Text]]) -> Text:
    """A text made of others: of `runs` of the source, in Word of the `pieces` that begin at an offset."""
    if not pieces:
        return Text(string, runs)
    if len(pieces) == 1 and pieces[0][1].string == string:
        return pieces[0][1]
    first, last = pieces[0][1].address, pieces[-1][1].address
    assert first is not None
    if last is not None and first.whole == last.whole and first != last:
        first = first._replace(start=first.start or 0, end=last.end)
    return Text(string, (), first, tuple(pieces))


def sentence(string: str, start: int, end: int, *, stops: str = "。；", reach: int = 300) -> tuple[int, int]:
    """
    Where the sentence around `string[start:end]` begins and ends, without its stop.

    No more than `reach` characters to either side, so that a page without stops costs no square.
    """
    low, high = max(0, start - reach), min(len(string), end + reach)
    begin = max(string.rfind(stop, low, start) for stop in stops) + 1
    ends = [place for stop in stops if (place := string.find(stop, end, high)) != -1]
    return max(begin, low), min(ends, default=high)
