"""The only reader of figures: cells and quantities, full width, in Chinese numerals, with units."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from gidr_lint.base.ordinals import SCALES, number_of
from gidr_lint.document.pattern import Pattern
from gidr_lint.forms.model import Column

State = Literal["number", "word-zero", "blank", "dash", "placeholder", "text", "absent"]
Mark = Literal["unit", "fullwidth", "thousands", "decimal", "sign", "leading-zero", "residue", "note"]


class Figure(NamedTuple):
    """
    What a value cell holds. `25个` is number with the mark `unit`; `[bookmark: _GoBack]－` is
    dash with the mark `residue`. `amount` is an int for counts, a Decimal for money and for
    decimals, None where nothing certain can be read; it is in the unit of the column (万元 for
    money). `unit` as written; `span` are the offsets in `text` of what is read (the number is `amount`),
    `residue` those of what a converter left behind.
    """

    text: str
    state: State
    marks: frozenset[Mark] = frozenset()
    amount: int | Decimal | None = None
    unit: str = ""
    span: tuple[int, int] = (0, 0)
    residue: tuple[tuple[int, int], ...] = ()

    @property
    def certain(self) -> bool:
        """Whether sums may use it."""
        return self.amount is not None

    @property
    def digits(self) -> str:
        """The number as written, in half-width characters; empty where there is none."""
        written = self.text[slice(*self.span)].translate(_FULL)
        return written if written.isprintable() else "".join(filter(str.isprintable, written))


class Quantity(NamedTuple):
    """
    A number in prose. `start:end` spans digits and measure word, `digits_end` ends the digits;
    `unit` is the measure word (件, 元, %), empty where none follows; `loose` for 余, 多, 约,
    近, 百余: an approximate number. `amount` has 万 and 亿 worked in.
    """

    start: int
    end: int
    digits_end: int
    amount: int | Decimal
    unit: str
    loose: bool = False


_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x2212: 0x2D}
# No figure of a report is longer; longer runs of digits are no numbers.
_LONGEST = 15
_UNITS = "万元|亿元|千元|元|人次|件次|个|件|条|项|宗|起|次|份|例|户|家|人|部"
_CELL = Pattern(
    r"\A(?P<sign>[+-]?)\s?(?P<digits>\d{1,3}(?:,\d{3})++(?:\.\d++)?|\d++(?:\.\d++)?)"
    rf"\s{{0,3}}(?P<unit>(?:{_UNITS})?)\s{{0,3}}(?P<note>(?:\([^()]{{1,60}}\)|[①-⑳¹²³⁴-⁹*※]{{1,3}})?)"
)
_RESIDUE = Pattern(
    r"\[bookmark:[^\]]{0,80}\]|\{\s{0,3}[=A-Z][^{}]{0,80}\}|HYPERLINK\s{1,3}\"[^\"]{0,200}\"|\\\*\s{0,2}MERGEFORMAT"
    r"|Error! [^.]{0,60}\.|错误[!！][^。\n]{1,60}+。?|[!！](?:语法错误|表达式错误|除数为零|被零除|零作除数|缺少运算符|未定义书签|公式不在表格中|数字太大|表达式意外结束)"
    r"|!(?:Syntax Error|Zero Divide|Missing Operator|Undefined Bookmark|The Formula Not In Table|Is Not In Table|Number Too Large|Unexpected End of Expression)"
    r"|[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffc]++"
)
_DASHES = frozenset("-－—–―一﹣−‐‑/／\\＼ 　")
_ZERO_WORDS = frozenset(("无", "零", "〇", "○", "没有"))
_PLACEHOLDER = Pattern(
    r"(?:[XxＸｘ×*＊_＿…?？]|\.{3}|．){1,12}(?:件|个|条|项|元|万元)?|【[^】]{0,20}】|(?:待补充|待定|待核实|待核|待填|待补|TODO|待统计)"
    r"|(?:单击|双击|点击|轻触)(?:或(?:点击|点按|单击|轻触))?(?:此处)?(?:以)?(?:输入|添加|键入|选择)[^。\n]{1,8}。?|选择一项。?"
    r"|Click (?:or tap )?(?:here )?to enter (?:text|a date)\.?|Choose an item\.?"
)
_PLACEHOLDER_FIRST = frozenset("XxＸｘ×*＊_＿…?？.．【待T单双点轻选C")
_CELL_FIRST = frozenset("0123456789+-")
_NOTE_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹*※"
_CELL_LAST = frozenset("0123456789)" + _NOTE_MARKS + "".join(unit[-1] for unit in _UNITS.split("|")))
_BEHIND = ("(", *_NOTE_MARKS, *_UNITS.split("|"))
_RESIDUE_HINTS = frozenset('[{\\"\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffc!！') | {
    chr(c) for c in (*range(9), *range(14, 32), 127)
}


def read_figure(text: str, column: Column | None = None) -> Figure:
    """
    What a cell's text holds, as a figure of `column` (a count where there is none).

    Nothing is guessed: `12/3`, `12 3` and words are `text`, blanks and dashes have no amount, nor
    has what no count can be, `-3` and `2.5`.
    """
    if column is None or column.value == "count":
        return _count(text)
    figure = _figure(text, column.value == "money")
    if figure.unit and column.value == "money" and column.unit != _WAN and not column.unit_in_cell:
        return figure._replace(amount=_in_unit(figure, column.unit))
    return figure


_WAN = "万元"
_TEN_THOUSANDS = {"元": Decimal("0.0001"), "千元": Decimal("0.1"), _WAN: Decimal(1), "亿元": Decimal(10_000)}


def _in_unit(figure: Figure, unit: str) -> int | Decimal | None:
    """The amount, which is in 万元, in the unit of a column; None where that is no unit of money."""
    if unit not in _TEN_THOUSANDS or figure.unit not in _TEN_THOUSANDS or figure.amount is None:
        return None
    return Decimal(figure.amount) / _TEN_THOUSANDS[unit]


@lru_cache(maxsize=4096)
def _count(text: str) -> Figure:
    figure = _figure(text, False)
    amount = figure.amount
    return (
        figure if amount is None or (amount >= 0 and amount == int(amount)) else figure._replace(amount=None)
    )


@lru_cache(maxsize=4096)
def _figure(text: str, money: bool) -> Figure:  # noqa: FBT001
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST:
        marks: frozenset[Mark] = _LEADING if text[0] == "0" and len(text) > 1 else _NONE
        amount: int | Decimal = Decimal(text) if money else int(text)
        return Figure(text, "number", marks, amount, "", (0, len(text)))
    whole, dot, part = text.partition(".")
    if dot and text.isascii() and whole.isdigit() and part.isdigit() and len(text) <= _LONGEST:
        if whole == "0" or whole[0] != "0":
            return Figure(text, "number", _NONE if money else _DECIMAL, Decimal(text), "", (0, len(text)))
    found: set[Mark] = set()
    residue: tuple[tuple[int, int], ...] = ()
    rest = text
    if not _RESIDUE_HINTS.isdisjoint(text):
        residue = tuple(match.span() for match in _RESIDUE.compiled.finditer(text))
        if residue:
            found.add("residue")
            if not any(text[start:end].isprintable() for start, end in residue):
                return _unseen(text, residue, money=money)
            for start, end in residue:
                rest = rest[:start] + " " * (end - start) + rest[end:]
    bare = rest.strip(" \t\r\n\u3000\u00a0")
    start = rest.find(bare) if bare else 0
    if not bare:
        return Figure(text, "blank", frozenset(found), residue=residue)
    if all(char in _DASHES for char in bare):
        return Figure(text, "dash", frozenset(found), residue=residue, span=(start, start + len(bare)))
    if bare in _ZERO_WORDS:
        zero: int | Decimal = Decimal(0) if money else 0
        return Figure(text, "word-zero", frozenset(found), zero, "", (start, start + len(bare)), residue)
    if bare[0] in _PLACEHOLDER_FIRST and _PLACEHOLDER.fullmatch(bare):
        return Figure(text, "placeholder", frozenset(found), residue=residue)
    half = bare.translate(_FULL)
    fits = len(half) < 120 and half[0] in _CELL_FIRST and half[-1] in _CELL_LAST
    rest = half.lstrip("0123456789+-., ") if fits else ""
    fits = fits and (not rest or rest.startswith(_BEHIND))
    match = _CELL.fullmatch(half) if fits else None
    if match is None or match.end("digits") - match.start("digits") > _LONGEST:
        return Figure(text, "text", frozenset(found), residue=residue)
    return _number(text, bare, start, match, found, residue, money=money)


def _unseen(text: str, residue: tuple[tuple[int, int], ...], *, money: bool) -> Figure:
    """The figure that a person sees where characters stand in it that nobody sees."""
    gone = {place for start, end in residue for place in range(start, end)}
    kept = [place for place in range(len(text)) if place not in gone]
    figure = _figure("".join(text[place] for place in kept), money)
    if figure.state == "blank":
        return Figure(text, "blank")  # what nobody sees is nothing
    start, end = figure.span
    span = (kept[start], kept[end - 1] + 1) if start < end else (0, 0)
    return figure._replace(text=text, marks=figure.marks | {"residue"}, span=span, residue=residue)


_NONE: frozenset[Mark] = frozenset()
_LEADING: frozenset[Mark] = frozenset(("leading-zero",))
_DECIMAL: frozenset[Mark] = frozenset(("decimal",))


def _number(
    text: str,
    bare: str,
    start: int,
    match: re.Match[str],
    found: set[Mark],
    residue: tuple[tuple[int, int], ...],
    *,
    money: bool,
) -> Figure:
    digits: str = match["digits"]
    left, right = match.span("digits")
    written = bare[left:right]
    if not written.isascii():
        found.add("fullwidth" if any("０" <= char <= "９" for char in written) else "thousands")
    if "," in digits:
        found.add("thousands")
    plain = digits.replace(",", "")
    if len(plain) > 1 and plain[0] == "0" and plain[1] != ".":
        found.add("leading-zero")
    if match["sign"]:
        found.add("sign")
    if match["unit"]:
        found.add("unit")
    if match["note"]:
        found.add("note")
    amount: int | Decimal
    if "." in plain:
        if not money:
            found.add("decimal")
        amount = Decimal(plain)
    else:
        amount = Decimal(plain) if money else int(plain)
    if match["sign"] == "-":
        amount = -amount
    unit: str = match["unit"]
    if unit in ("元", "千元", "亿元") and money:
        amount = (
            Decimal(amount) * {"元": Decimal("0.0001"), "千元": Decimal("0.1"), "亿元": Decimal(10_000)}[unit]
        )
    place = (start + (match.start("sign") if match["sign"] else left), start + right)
    return Figure(text, "number", frozenset(found), amount, unit, place, residue)


_MEASURES = "万元|亿元|千元|元|人次|件次|个百分点|百分点|件|宗|起|份|条|项|个|例|次|家|户|批|篇|期|人|场|%"
_NUMBER = Pattern(
    r"(?<![\d.])(?:(?P<digits>\d{1,3}(?:[,，]\d{3})++(?!\d)|\d++)(?P<fraction>(?:\.\d++)?)"
    r"|(?P<words>[零〇一二两三四五六七八九十百千]{1,9}+))"
    rf"\s{{0,2}}(?P<more>[多余几]?)(?P<scale>[万亿]?)(?P<more2>[多余]?)(?P<unit>(?:\s{{0,2}}(?:{_MEASURES}))?)"
)
_LOOSE_BEFORE = ("约", "近", "逾", "超", "超过", "大约", "将近", "不足", "至少")
# 一件事, 一次办, 一项一策 and the like are no amounts.
_SLOGANS = (
    "一件事",
    "一次办",
    "一次性",
    "一次办成",
    "一项一",
    "一件一",
    "一份一",
    "一个个",
    "一件件",
    "一条条",
    "一条龙",
    "一项项",
    "一例一",
    "一户一",
    "一家一",
    "一个窗口",
    "一条线",
)


def quantities(string: str) -> list[Quantity]:
    """
    Every amount in a piece of prose, left to right.

    Dates, document and article numbers, phone numbers and years are none; a Chinese numeral
    counts only directly before a measure word.
    """
    half = string.translate(_FULL)
    found: list[Quantity] = []
    for match in _NUMBER.compiled.finditer(half):
        unit = match["unit"].strip()
        start, end = match.span()
        in_words = match["words"] is not None
        amount = _in_words(half, match, unit) if in_words else _in_digits(half, match, unit)
        digits_end = match.end("words" if in_words else "fraction")
        if amount is None or (unit == "个" and _tells_time(half, end)):
            continue
        if match["scale"]:
            amount = amount * SCALES[match["scale"]]
            if (
                isinstance(amount, Decimal)
                and amount == amount.to_integral_value()
                and unit not in ("元", "%")
            ):
                amount = int(amount)
            digits_end = match.end("scale")
        if unit == "" and match["scale"] and half.startswith("元", end):
            unit = "元"
        loose = bool(match["more"] or match["more2"]) or half.endswith(_LOOSE_BEFORE, 0, start)
        found.append(Quantity(start, end, digits_end, amount, unit, loose))
    return found


def _in_words(half: str, match: re.Match[str], unit: str) -> int | None:
    """The amount of a Chinese numeral before a measure word; None for an ordinal or a slogan."""
    start = match.start()
    if (
        not unit
        or half.endswith("第", 0, start)
        or any(half.startswith(slogan, start) for slogan in _SLOGANS)
    ):
        return None
    return number_of(match["words"])


def _in_digits(half: str, match: re.Match[str], unit: str) -> int | Decimal | None:
    """The amount of digits; None for what is part of a date, a number of a document, a code or a range."""
    start, end = match.span()
    before, after = half[max(start - 1, 0) : start], half[end : end + 1]
    if not unit and after and after in "年月日号条时分届版":
        return None
    if before and before in "第〔[号":
        return None
    digits = match["digits"].replace(",", "").replace("，", "")
    # 010 is a telephone's or a code's, but 07件 a count whose digits were swapped.
    coded = len(digits) > 1 and digits[0] == "0" and not match["fraction"]
    if len(digits) > _LONGEST or (coded and unit not in ("件", "宗", "起")):
        return None
    if before == "-" and start > 1 and half[start - 2].isdigit():
        return None
    if after == "-" and not unit and half[end + 1 : end + 2].isdigit():
        return None
    return Decimal(digits + match["fraction"]) if match["fraction"] else int(digits)


def _tells_time(half: str, end: int) -> bool:
    """Whether the measure word 个 is that of a time: 20个工作日, 3个月."""
    return half.startswith(("工作日", "月", "小时", "自然日"), end)
