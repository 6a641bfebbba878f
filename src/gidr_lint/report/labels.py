"""Labels as the draft writes them, against those of the form: spacing, width, ordinals, slips."""

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

from gidr_lint.base.stopping import look
from gidr_lint.document.headings import mark_of
from gidr_lint.forms.model import Form, FormTable

_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DROP = dict.fromkeys(
    map(ord, " \t\r\n\u3000\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u2002\u2003"), None
)
_PUNCTUATION = dict.fromkeys(map(ord, "()[]{}<>《》〈〉“”‘’\"'、，。；：:;,.．·/\\|-—－_＿*？?！!…"), None)


class _Widths(dict[int, int | str | None]):
    """What each character stands for; radicals, which a PDF gives for the characters that they look like, for those."""

    def __missing__(self, code: int) -> int | str:
        found: int | str = code
        if 0x2E80 <= code <= 0x2FD5 or 0xF900 <= code <= 0xFAFF:
            from unicodedata import normalize

            found = normalize("NFKC", chr(code))
        if len(self) < _KEPT:
            self[code] = found
        return found


# Reports are full of the same labels; what they come to is kept, up to a bound.
_KEPT = 4096
_WIDTH = _Widths({**_FULL, **_DROP})
_CORE = _Widths({**_WIDTH, **_PUNCTUATION})
_CORE.update(dict.fromkeys(range(65281, 65296)))
_CORE.update(dict.fromkeys((65306, 65307, 65308, 65310, 65311, 65339, 65341, 65372)))


def fold(string: str) -> str:
    """A wording for comparison: no white space, half-width letters and digits, 其它 as 其他."""
    return string.translate(_WIDTH).replace("其它", "其他")


# A comma for the 、 of an ordinal is a matter of width.
_COMMAS = (",", "，")
_ORDINALS = "0123456789一二三四五六七八九十"
# Numbers that are one character: ① ⑴ ⒈ ❶ ㈠ ㊀ Ⅰ ⅰ.
_ENCLOSED = "".join(
    chr(code)
    for first, last in (
        (0x2160, 0x217B), (0x2460, 0x249B), (0x24EA, 0x24FF), (0x2776, 0x2793), (0x3220, 0x3229), (0x3280, 0x3289),
    )
    for code in range(first, last + 1)
)  # fmt: skip
# What else a label may be numbered with, in another way than the form does.
_NUMBERS = _ORDINALS + _ENCLOSED + "第是项款abcdefghABCDEFGHIVXivx"
_LONGEST_KEPT = 80
_LAYOUTS = 64
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Kept(dict[_Key, _Value]):
    """What was found out and may be wanted again, up to a bound."""

    def __init__(self, bound: int) -> None:
        self.bound = bound

    def keep(self, key: _Key, value: _Value) -> _Value:
        if len(self) >= self.bound:
            self.clear()
        self[key] = value
        return value


_cores: Kept[str, str] = Kept(_KEPT)


def core(string: str) -> str:
    """The words alone: folded, without its ordinal and without punctuation."""
    known = _cores.get(string)
    if known is not None:
        return known
    look()
    words = string
    mark = mark_of(string)
    if mark is not None and mark.end < len(string):
        words = string[mark.end :]
    elif string[1:2] in _COMMAS and string[0] in _ORDINALS:
        words = string[2:]
    elif string[:1] in _ENCLOSED and len(string) > 1:
        words = string[1:]
    words = words.translate(_CORE).replace("其它", "其他")
    if len(string) <= _LONGEST_KEPT:
        _cores.keep(string, words)
    return words


def distance(left: str, right: str, most: int) -> int:
    """How many characters must change, be added or dropped; `most + 1` for anything above `most`."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    if not left or not right:
        return min(len(left) + len(right), most + 1)
    row = list(range(len(right) + 1))
    for number, char in enumerate(left, 1):
        diagonal, row[0] = row[0], number
        for place, other in enumerate(right, 1):
            diagonal, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, diagonal + (char != other)),
            )
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def same_words(left: str, right: str) -> bool:
    """Whether two labels differ in nothing but spacing, ordinals and punctuation."""
    return core(left) == core(right)


class Hit(NamedTuple):
    """What a label means: a row or group id, and how many characters are off (0 for a variant)."""

    kind: str
    id: str
    official: str
    distance: int


_NEW = Hit("", "", "", -1)


class RowLabels:
    """The row and group labels of one table over all forms that have it."""

    def __init__(self, tables: Iterable[FormTable]) -> None:
        self.exact: dict[str, Hit] = {}
        self.groups: dict[str, Hit] = {}
        self.keys: list[tuple[str, Hit]] = []
        self.memo: Kept[str, Hit | None] = Kept(_KEPT)
        for table in tables:
            for block in table.blocks:
                for row in block.rows:
                    if not row.label:
                        continue
                    hit = Hit("row", row.id, row.label, 0)
                    for label in (row.label, *row.variants):
                        self.exact.setdefault(core(label), hit)
                    for key in row.keys:
                        if len(core(key)) >= 4:
                            self.keys.append((core(key), hit))
                    for label in row.path[:-1]:
                        self.groups.setdefault(core(label), Hit("group", "outcome", label, 0))
            for group in table.row_groups:
                self.groups[core(group.label)] = Hit("group", group.id, group.label, 0)

    def find(self, label: str) -> Hit | None:
        """The row or group that a label names, None for any other text."""
        known = self.memo.get(label, _NEW)
        if known is not _NEW:
            return known
        hit = self._find(label)
        return self.memo.keep(label, hit) if len(label) <= _LONGEST_KEPT else hit

    def _find(self, label: str) -> Hit | None:
        words = core(label)
        if not words or len(words) > 60:
            return None
        hit = self.exact.get(words)
        if hit is not None:
            return hit
        if words in self.groups:
            return self.groups[words]
        # Numbered in another way than the form's: 1）, 1, 一是.
        bare = words.lstrip(_NUMBERS)
        if bare != words and bare:
            hit = self.exact.get(bare) or self.groups.get(bare)
            if hit is not None:
                return hit
        near = self._near(words)
        if near is not None:
            return near
        tail = self._tail(words)
        if tail is not None:
            return tail
        for key, candidate in self.keys:
            if key in words and not self._names_two(words, candidate):
                return candidate
        return None

    def _names_two(self, words: str, candidate: Hit) -> bool:
        return any(key in words for key, hit in self.keys if hit.id != candidate.id)

    def _near(self, words: str) -> Hit | None:
        """The row whose label is off by a slip."""
        near: tuple[int, Hit] | None = None
        if len(words) >= 4:
            look()
            for official, candidate in self.exact.items():
                most = 2 if len(official) >= 7 else 1
                if len(official) < 4:
                    continue
                off = distance(words, official, most)
                if off <= most and (near is None or off < near[0]):
                    near = (off, candidate)
        return near[1]._replace(distance=near[0]) if near is not None else None

    def _tail(self, words: str) -> Hit | None:
        """What a cell that runs group and row together names last; its slips are not judged."""
        ends = [(words.rfind(group) + len(group), group) for group in self.groups if group in words]
        end, group = max(ends, default=(0, ""))
        if not group:
            return None
        rest = words[end:].lstrip(_NUMBERS)
        if rest:
            hit = self.exact.get(rest) or self._near(rest)
            return hit._replace(distance=0) if hit is not None else None
        return (self.exact.get(group) or self.groups[group]) if len(ends) > 1 else None


class FormLabels:
    """All that binding needs of the labels of the known forms, made once for them."""

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self.forms = forms
        self.telling: Kept[str, str] = Kept(_KEPT)
        # How tables were bound, by their layout; see `report.layouts`.
        self.layouts: Kept[tuple[object, ...], Any] = Kept(_LAYOUTS)
        self.scores: Kept[tuple[object, ...], dict[str, int]] = Kept(_LAYOUTS)
        tables = [table for form in forms for table in form.tables]
        self.applications = RowLabels(table for table in tables if table.id == "applications")
        self.proactive = RowLabels(table for table in tables if table.id == "proactive")
        self.bands = {
            core(band): block.id
            for table in tables
            if table.id == "proactive"
            for block in table.blocks
            for band in ((block.band or ""), *block.band_variants)
            if band
        }
        self.headers = {core(text) for table in tables for text in table.headers}
        self.row_heads = {
            core(path[0])
            for table in tables
            if table.id == "applications"
            for block in table.blocks
            for path in (row.path for row in block.rows)
        }

    def keep(self, string: str, table: str) -> None:
        """Remember which table a label tells of; reports are full of the same labels."""
        if len(string) <= _LONGEST_KEPT:
            self.telling.keep(string, table)


_made: dict[tuple[Form, ...], FormLabels] = {}


def labels_of(forms: tuple[Form, ...]) -> FormLabels:
    """The labels of these forms; made once for each set of them."""
    if forms not in _made:
        _made[forms] = FormLabels(forms)
    return _made[forms]
