"""Text as a person reads it, with the way back to the source; and patterns that match it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
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
        if start == 0 and (end is None or end == len(self.string)):
            return Location(None, address)
        if self._pieces:
            at, piece = self._piece(start)
            stop = None if end is None or end - at > len(piece.string) else end - at
            return piece.location(start - at, stop)
        span = self._span(start, end)
        return Location(None, address if span is None else address._replace(start=span.start, end=span.end))

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


# What may stand between the digits of one number, as it is written plainly; what is not seen is nothing.
SEPARATORS: dict[str, str] = {
    **dict.fromkeys(" \xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("-‐‑‒–—―−－﹣", "-"),
    **dict.fromkeys(".．·•・", "."),
    **dict.fromkeys("/／", "/"),
    **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad\ufe0e\ufe0f", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
}  # fmt: skip
# Surnames that are rarely a word's beginning: 任何, 许可, 程序, 何时, 文件 and their like are left out.
SURNAMES = (
    "李王张刘陈杨赵黄吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪姜范"
    "姚谭廖邹熊陆郝崔邱秦侯邵孟钱汤尹黎贺赖龚周林马高"
)
_PERSONS = ("申请人", "原告", "当事人", "上诉人", "投诉人", "举报人", "信访人", "申诉人")
_HOMES = ("住址", "家庭地址", "家住", "现住", "户籍地", "居住", "住在", "，住", ",住")
_BEFORE_NAME = "人姓名为是系：:*_" + "".join(sign for sign, plain in SEPARATORS.items() if plain in (" ", ""))
_LEAST_DIGITS = 11
# A landline with its area code: 0371-66123456.
_LANDLINE = 12
_ZEROS, _ONES = "0０", "1１"
_REACH = 60


def may_be_private(string: str) -> bool:
    """Whether `gidr_lint.document.privacy` has anything to look for: a long number, a mailbox, a person, a home."""
    return (
        any(sign in string for sign in "@＠﹫")
        or any(word in string for word in _HOMES)
        or may_name_person(string)
        or has_long_number(string)
    )


def may_name_person(string: str) -> bool:
    """Whether a common surname stands behind 申请人 and the like."""
    for word in _PERSONS:
        place = string.find(word)
        while place != -1:
            place += len(word)
            if (after := string[place : place + 8].lstrip(_BEFORE_NAME)) and after[0] in SURNAMES:
                return True
            place = string.find(word, place)
    return False


def has_long_number(string: str) -> bool:
    """Whether eleven digits stand together, `SEPARATORS` between them allowed."""
    # No such run fits between two of the places looked at.
    place, length = 0, len(string)
    while place < length:
        end = place
        if string[place].isdecimal() or string[place] in SEPARATORS:
            start, low, high = place, max(0, place - _REACH), min(length, place + _REACH)
            while start > low and (string[start - 1].isdecimal() or string[start - 1] in SEPARATORS):
                start -= 1
            while end < high and (string[end].isdecimal() or string[end] in SEPARATORS):
                end += 1
            if end - start >= _LEAST_DIGITS and _is_long(string[start:end]):
                return True
        place = max(place + 7, end)
    return False


def _is_long(run: str) -> bool:
    """Whether digits and what stands between them can be more than a landline, which begins with 0."""
    digits = "".join(filter(str.isdecimal, run))
    if digits[:1] not in _ZEROS:
        return len(digits) >= _LEAST_DIGITS
    if digits[1:2] in _ONES:  # 0138…: dialled with a 0 before it; 010 is a landline's
        return len(digits) > _LEAST_DIGITS
    return len(digits) > _LANDLINE and len(digits.lstrip(_ZEROS)) >= _LEAST_DIGITS


def sentence(string: str, start: int, end: int, *, stops: str = "。；", reach: int = 300) -> tuple[int, int]:
    """
    Where the sentence around `string[start:end]` begins and ends, without its stop.

    No more than `reach` characters to either side, so that a page without stops costs no square.
    """
    low, high = max(0, start - reach), min(len(string), end + reach)
    begin = max(string.rfind(stop, low, start) for stop in stops) + 1
    ends = [place for stop in stops if (place := string.find(stop, end, high)) != -1]
    return max(begin, low), min(ends, default=high)


class Match:
    """What a `Pattern` found in a `Text`; offsets are those of the text's string."""

    __slots__ = ("_match", "text")

    def __init__(self, text: Text, match: re.Match[str]) -> None:
        self.text = text
        self._match = match

    @property
    def string(self) -> str:
        return self._match.group()

    @property
    def start(self) -> int:
        return self._match.start()

    @property
    def end(self) -> int:
        return self._match.end()

    def group(self, name: str | int) -> str:
        """The characters of a group, empty where it took no part."""
        return self._match.group(name) or ""

    def bounds(self, name: str | int = 0) -> tuple[int, int]:
        return self._match.span(name)

    def location(self, name: str | int = 0) -> Location:
        """The place of a group in the source."""
        return self.text.location(*self._match.span(name))


class Pattern:
    """
    A regular expression for `Text`, compiled when first needed.

    It is tried only where one of its `literals` occurs (always, when there are none). Every
    pattern must be linear on its worst input; a test judges all of them.
    """

    __slots__ = ("_compiled", "expression", "literals")

    known: list["Pattern"] = []

    def __init__(self, expression: str, *literals: str) -> None:
        self.expression = expression
        self.literals = literals
        self._compiled: re.Pattern[str] | None = None
        Pattern.known.append(self)

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.expression)
        return self._compiled

    @property
    def is_compiled(self) -> bool:
        return self._compiled is not None

    def may_occur(self, string: str) -> bool:
        return not self.literals or any(map(string.__contains__, self.literals))

    def find(self, text: Text) -> Iterator[Match]:
        """Every match, left to right."""
        if self.may_occur(text.string):
            for match in self.compiled.finditer(text.string):
                yield Match(text, match)

    def first(self, text: Text) -> Match | None:
        return next(self.find(text), None)

    def search(self, string: str) -> re.Match[str] | None:
        """The first match in a plain string."""
        return self.compiled.search(string) if self.may_occur(string) else None

    def match(self, string: str) -> re.Match[str] | None:
        """A match at the beginning of a plain string."""
        return self.compiled.match(string) if self.may_occur(string) else None

    def fullmatch(self, string: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(string) if self.may_occur(string) else None


def excerpt(string: str, most: int = 30, *, end: bool = False) -> str:
    """A piece of the draft for a message, cut behind `most` characters, or before the last ones."""
    if len(string) <= most:
        return string
    if may_be_private(string):
        from gidr_lint.document.privacy import masked

        string = masked(string)  # half a number would no longer be known for one
    return "…" + string[2 - most :] if end else string[: most - 2] + "…"
