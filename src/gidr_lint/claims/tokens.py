"""
A passage as words: every character belongs to a word, a number, a mark, or is unknown.

The text is cut so that least is unknown, then into the fewest words. Greedy cutting reads
平均办结 as 均 and 办结, and 在办结的 as 在办.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from gidr_lint.base.ordinals import number_of
from gidr_lint.claims.lexicon import Lexicon, Sense
from gidr_lint.document.pattern import Pattern

Kind = Literal["word", "number", "year", "years", "date", "share", "law", "ordinal", "unknown", "mark"]

_NOTHING: Sense = {}
_UNKNOWN = 6
# What a sentence must hold to count or deny anything, or to say what the next one counts.
_COUNTING = frozenset("件份起宗案申复诉规许罚强费结购")
DENYING = "不予"
_FUTURE = ("下一步", "今后", "下阶段", "下步")
_MARKS = frozenset("，；：（）。！？、—…")
_DROPPED = frozenset(" \u3000\u00a0\t\r*“”‘’「」『』\"'\u200b_`")
_FOLD = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {
    ord("("): "（", ord(")"): "）", ord(","): "，", ord(":"): "：", ord(";"): "；", ord("％"): "%",
    ord("–"): "—", ord("－"): "—", ord("~"): "—", ord("～"): "—", ord("-"): "—", ord("［"): "（", ord("["): "（",
    ord("］"): "）", ord("]"): "）", ord("．"): ".", ord("!"): "！", ord("?"): "？", ord("\n"): "。",
}  # fmt: skip
_UNITS = (
    "亿元|万元|千元|元|个工作日|工作日|个月|个百分点|件次|人次|件|宗|起|份|条|项|个|例|次|家|户|批|篇|期|人|场|天|日|案|桩|单|小时|分钟|分|名|位|部|封"
    "|笔|类|种|页|字|处|套|台|所|级|届|轮|期|余"
)
_REGULAR = Pattern(
    r"(?<!\d)(?:(?P<law>[〔（](?:19|20)\d\d[〕）]\d++号?|〔\d{2,4}〕?\d*+号?|第[零一二三四五六七八九十百\d]{1,12}[条款项号章节届次批个名位]|[表图]\d{1,2}(?![\d件份张项条个])|附件\d{1,2}(?![\d件份张])|《[^》]{0,80}》|国令第\d++号|\d++号|\d++\.\d++\.\d++|\d{3,4}—\d{5,8}|0\d{6,20})"
    r"|(?P<years>(?:19|20)\d\d年?度?[—至到](?:19|20)\d\d年度?)"
    r"|(?P<date>(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|份|底|末)?(?:[—至到](?:(?:19|20)\d\d年)?\d{1,2}月?(?:\d{1,2}日|份)?)?|(?<!\d)\d{1,2}[—至]\d{1,2}月份?)"
    r"|(?P<year>(?:19|20)\d\d年度?)"
    r"|(?P<share>\d++(?:\.\d++)?(?:%|‰|个百分点)|百分之[零一二三四五六七八九十百点]++|[一二两三四五六七八九]成)"
    r"|(?P<ordinal>(?:^|(?<=[。；：，（]))(?:（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,2}[、是](?=[^一二三四五六七八九十\d件])|\d{1,2}[.、](?=[^\d])))"
    r"|(?P<number>(?P<digits>\d{1,3}(?:,\d{3})++|\d++)(?P<fraction>(?:\.\d++)?)|(?P<words>[零〇一二两三四五六七八九十百千]++))"
    rf"(?P<more>[多余几]?)(?P<scale>[万亿]?)(?P<more2>[多余]?)(?P<unit>(?:{_UNITS})?))"
)
_OPENS = frozenset("0123456789〔第《国表图附百零〇一二两三四五六七八九十千（")
_MONEY = {"万元": Decimal(1), "亿元": Decimal(10_000), "千元": Decimal("0.1")}
_SCALES = {"万": 10_000, "亿": 100_000_000, "": 1}


class Word(NamedTuple):
    """
    A piece of a passage; `start:end` are places in its normal form. A number has `amount`, `unit`,
    `digits` (where its digits end) and `loose` where it is approximate.
    """

    start: int
    end: int
    kind: Kind
    text: str
    sense: Sense = _NOTHING
    amount: int | Decimal = 0
    unit: str = ""
    digits: int = 0
    loose: bool = False


class Normal(NamedTuple):
    """A passage in its normal form, and the place of each character in the passage."""

    string: str
    places: tuple[int, ...] | None

    def place(self, index: int) -> int:
        """Where a character of the normal form stands in the passage."""
        if self.places is None:
            return index
        return self.places[index] if index < len(self.places) else (self.places[-1] + 1 if self.places else 0)

    def end(self, index: int) -> int:
        """Where what ends before a character of the normal form ends in the passage."""
        return self.place(index - 1) + 1 if index else 0


def normal(string: str) -> Normal:
    """Half-width digits, Chinese marks, no blanks, stars or quotes; a comma between digits of one number stays."""
    kept: list[int] | None = None
    if ")" in string or "）" in string:
        string = _without_points(string)
    if not _DROPPED.isdisjoint(string):
        kept = [place for place, char in enumerate(string) if char not in _DROPPED]
        string = "".join(map(string.__getitem__, kept))
    folded = string.translate(_FOLD)
    if "," in string or "，" in string:
        folded = _with_thousands(string, folded)
    return Normal(folded, tuple(kept) if kept is not None else None)


def _without_points(string: str) -> str:
    """The numbers of points, 1) and 2）, become blanks, which are no part of the normal form."""
    chars = list(string)
    for place, char in enumerate(string):
        if char not in ")）":
            continue
        start = place
        while start and place - start < 2 and string[start - 1].isdigit():
            start -= 1
        if start < place and (start == 0 or string[start - 1] in "：。；，、:;, \n　"):
            chars[start : place + 1] = " " * (place + 1 - start)
    return "".join(chars)


def _with_thousands(string: str, folded: str) -> str:
    """1,234 and １，２３４ keep their comma."""
    chars = list(folded)
    for place in range(1, len(folded) - 3):
        if folded[place] != "，" or not folded[place - 1].isdigit():
            continue
        group = folded[place + 1 : place + 4]
        wide = string[place] == "，" and string[place - 1] < "０"
        if len(group) == 3 and group.isdigit() and not folded[place + 4 : place + 5].isdigit() and not wide:
            chars[place] = ","
    return "".join(chars)


def chunks(string: str) -> Iterator[tuple[int, int]]:
    """The sentences of a normal form that may count something; a stop inside brackets ends none."""
    start = 0
    size = len(string)
    while start < size:
        end, depth = start, 0
        while True:
            before, end = end, string.find("。", end) + 1 or size
            depth += string.count("（", before, end) - string.count("）", before, end)
            if end == size or depth <= 0:
                break
        counts = not _COUNTING.isdisjoint(string[start:end]) or DENYING in string[start:end]
        if counts or string.startswith(_FUTURE, start):
            yield start, end
        start = end


def cut(string: str, lexicon: Lexicon, begin: int = 0, size: int = -1) -> list[Word]:
    """The words of a normal form, or of a stretch of it, left to right."""
    # A paragraph is cut sentence by sentence: what stands before a sentence must cost it nothing.
    string = string[begin:] if size == -1 else string[begin:size]
    size = len(string)
    best = [0] * (size + 1)
    # Of the word that begins at a place: where it ends and its sense, or the word itself; None for one unknown character.
    step: list[tuple[int, Sense] | Word | None] = [None] * size
    lengths, senses, own = lexicon.lengths.get, lexicon.senses.get, lexicon.own
    for place in range(size - 1, -1, -1):
        char = string[place]
        cost = best[place + 1] + _UNKNOWN
        if char in _MARKS and char != "（":
            best[place] = cost - _UNKNOWN + 1
            step[place] = Word(place, place + 1, "mark", char)
            continue
        # Longest first: of words that cost the same the longer is taken.
        for length in lengths(string[place : place + 3], ()):
            end = place + length
            if end <= size and best[end] + 1 < cost:
                piece = string[place:end]
                sense = (own.get(piece) if own else None) or senses(piece)
                if sense is not None:
                    cost = best[end] + 1
                    step[place] = end, sense
        if place + 2 <= size and best[place + 2] + 1 < cost:
            piece = string[place : place + 2]
            sense = (own.get(piece) if own else None) or senses(piece)
            if sense is not None:
                cost = best[place + 2] + 1
                step[place] = place + 2, sense
        if best[place + 1] + 1 < cost:
            sense = senses(char)
            if sense is not None:
                cost = best[place + 1] + 1
                step[place] = place + 1, sense
        if char in _OPENS:
            regular = _regular(string, place)
            if regular is not None:
                total = best[regular.end] + _cost(regular)
                # A word of digits is written on purpose: 12345 is a hotline.
                if total < cost or (total == cost and not char.isascii()):
                    cost = total
                    step[place] = regular
        if char == "（" and step[place] is None:
            cost = best[place + 1] + 1
            step[place] = Word(place, place + 1, "mark", char)
        best[place] = cost
    return _collect(string, step, begin)


def _cost(word: Word) -> int:
    return 2 if word.kind == "number" and not word.text[0].isdigit() else 1


def _collect(string: str, step: list[tuple[int, Sense] | Word | None], begin: int) -> list[Word]:
    """The words that the steps lead to, in places of the string that `begin` characters stand before."""
    found: list[Word] = []
    place = 0
    size = len(step)
    while place < size:
        taken = step[place]
        start = place
        if taken is None:
            while place < size and step[place] is None:
                place += 1
            found.append(Word(start + begin, place + begin, "unknown", string[start:place]))
        elif len(taken) == 2:
            place = taken[0]
            found.append(Word(start + begin, place + begin, "word", string[start:place], taken[1]))
        else:
            place = taken.end
            if begin:
                _, _, kind, text, sense, amount, unit, digits, loose = taken
                digits = digits and digits + begin
                taken = Word(start + begin, place + begin, kind, text, sense, amount, unit, digits, loose)
            found.append(taken)
    return found


def _regular(string: str, place: int) -> Word | None:
    """A number, year, date or the like that begins at a place."""
    if string[place].isdigit() and place and string[place - 1] in "0123456789.":
        return None
    match = _REGULAR.compiled.match(string, place)
    if match is None:
        return None
    kind = match.lastgroup if match["number"] is None else "number"
    if kind != "number":
        return Word(place, match.end(), kind, match.group())  # type: ignore[arg-type]
    return _number(match, place)


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether a Chinese numeral without a measure word is a count all the same: 其数二十，…"""
    string, start, end = match.string, match.start(), match.end()
    closed = end == len(string) or string[end] in "，。；、）"
    return closed and string[max(0, start - 1) : start] in ("者", "数", "得", "计", "为", "共")


def _number(match: re.Match[str], place: int) -> Word | None:
    words = match["words"]
    unit = match["unit"]
    if words is not None:
        amount: int | Decimal | None = number_of(words)
        if (
            amount is None
            or (not unit and not _stands_alone(match))
            or unit in "级届轮位名所部分期字处日类种人家天次"
        ):
            return None
    elif match["fraction"]:
        amount = Decimal(match["digits"].replace(",", "") + match["fraction"])
    else:
        digits = match["digits"].replace(",", "")
        if len(digits) > 15:
            return None
        amount = int(digits)
    if unit == "元" and match["scale"]:
        amount, unit = Decimal(amount) * (1 if match["scale"] == "万" else 10_000), "万元"
    elif unit == "元":
        amount = Decimal(amount) / 10_000
    elif unit in ("万元", "亿元", "千元"):
        amount = Decimal(amount) * _MONEY[unit]
    elif match["scale"]:
        amount *= _SCALES[match["scale"]]
        if isinstance(amount, Decimal) and amount == amount.to_integral_value():
            amount = int(amount)
    rounded = bool(match["scale"] and match["fraction"]) and not unit.endswith("元")  # 1.26万件
    loose = bool(match["more"] or match["more2"]) or unit == "余" or rounded
    digits_end = match.end("scale") if match["scale"] else match.end("number")
    return Word(place, match.end(), "number", match.group(), _NOTHING, amount, unit, digits_end, loose)
