"""
Numbers that give a person away: identity numbers, mobiles and bank cards, in a string as it is meant.

Each is looked for in any grouping, and then judged: a number that nothing near it names counts only where it is
written as such numbers are; one that is named counts however its digits are set apart. Figures, serial numbers and
codes are what it must be told from.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from gidr_lint.document.pattern import Pattern
from gidr_lint.document.text import Text

# What may stand between two digits.
_BETWEEN = r"[ ()（）./_~*`-]{0,4}"
_NEAR = 16
_LONGEST = 18 * 5
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# × and letters of other alphabets that are typed for the last X.
_LAST = "XxΧχХх×✕"
# What stands before is only looked at, so that figures in front of a number do not hide it.
_ID = Pattern(
    rf"(?<!\d)(?=(?P<value>[1-9](?:{_BETWEEN}\d){{16}}{_BETWEEN}[\d{_LAST}]|[1-8](?:{_BETWEEN}\d){{14}})(?![\dA-Za-z]))"
)
_PROVINCES = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|[78]1|8[23])"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_DATED = Pattern(r"\d{6}(?:19|20)\d\d" + _DAY + r"\d{3}[\dX]")
# A date since the right to ask for information came into force is that of a serial number, not of a birth.
_BORN = Pattern(_PROVINCES + r"\d{4}(?:19\d\d|200[0-7])" + _DAY + r"\d{3}[\dX]")
_SHORT_DATED = Pattern(r"\d{6}[2-9]\d" + _DAY + r"\d{3}")
_ID_TOLD = Pattern(r"(?i:身份证|公民身份|身份号|证件号|证件编号|居民证|sfz|\bid\b)")
_ID_OTHER = ("信用代码", "机构代码", "索引")
_MOST_GROUPS, _LEAST_GROUP = 6, 2
_MOBILE = Pattern(
    r"(?<!\d)(?:[(（]?(?:\+ ?|00)?86[)）]?[ ()（）.-]{0,3}(?:[(（]0[)）] ?)?|[(（]?0[)）]?)?"
    rf"(?P<value>1{_BETWEEN}[3-9](?:{_BETWEEN}\d){{9}})(?!\d)"
)
# Ways to set the digits apart that are those of a number, of no row of figures.
_GROUPED = Pattern(
    r"\d{11}|\d{3}[ ./_~-]{1,3}\d{4}[ ./_~-]{1,3}\d{4}|\d{4}[ .-]{1,3}\d{3}[ .-]{1,3}\d{4}"
    r"|\d{4}[ .-]{1,3}\d{4}[ .-]{1,3}\d{3}|\d{3}[ .-]{1,3}\d{3}[ .-]{1,3}\d{5}"
    r"|\d{3}[ -]{1,3}\d{8}|\d{5}[ -]{1,3}\d{6}|\d{7}[ -]{1,3}\d{4}"
)
_PLAIN_GROUPS = Pattern(r"\d{11}|\d{3}(?P<sign>[ .-]{1,3})\d{4}(?P=sign)\d{4}")
_YEARS = Pattern(r"\d{3}[ .-]{1,3}(?:19|20)\d\d[ .-]{1,3}(?:19|20)\d\d|\d{3}[ .-]{1,3}20[0-3]\d[01]\d[0-3]\d")
# What a number is called on the same line.
_TOLD = Pattern(
    r"(?i:电话|手机|联系|致电|拨打|短信|微信|支付宝|热线|(?<![受理流水登记证件单案票批])号码|tel|mobile|phone|mob)"
)
_CALLS = Pattern(r"(?i:电话|手机|联系|致电|拨打|号码|tel|mobile|phone|mob)[^ ]{0,4} ?\Z")
_OTHER = Pattern(
    r"账号|帐号|代码|编号|文号|索引|[理水记单档案批票证]号|[档案]案号|序号|标识码|许可证|备案|金额|总额|资金|收入|支出|预算"
    r"|决算|投资|产值|面积|点击|浏览|访问"
)
_PERSONAL_ACCOUNTS = ("手机", "微信", "支付宝")
_PHONE_BEFORE = Pattern(r"(?:1[3-9]\d{9}|(?<!\d)(?:0\d{2,3}[ -]?)?[2-8]\d{6,7})[/_-]\Z")
_PHONE_BEHIND = Pattern(r"[/_-](?:\+?86)?(?:1[3-9]\d{9}|(?:0\d{2,3}[ -]?)?[2-8]\d{6,7})(?!\d)")
_EXTENSION = Pattern(r"-\d{1,3}(?![\d-])")
_GOES_ON = Pattern(
    r"[./-]\d|_{1,24}\d| ?[(（]?[余多]?(?:元|[万亿]|件|条|人次|户|次|位|平方|公顷|立方|吨|美元|％|%)"
)
_ADDRESS_SIGNS, _JOINS = frozenset("&?%#"), frozenset("./=-")
_BEFORE_JOIN = frozenset("./=-&?%:")
_CARD = Pattern(
    r"(?:账号|帐号|卡号|账户|银行卡|[工农中建交邮商]行卡|储蓄卡|信用卡)[^\d。；\n]{0,16}"
    rf"(?P<value>\d(?:{_BETWEEN}\d){{15,18}})(?!{_BETWEEN}\d)",
    "账号", "帐号", "卡号", "账户", "行卡", "蓄卡", "用卡",
)  # fmt: skip
# An account that is there for the public to pay into.
_PUBLIC = ("财政", "非税", "专户", "国库", "对公")


def identity_numbers(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    last = 0
    for match in _ID.find(Text(string, 0)):
        start, end = match.bounds("value")
        if start >= last and _is_id(string, start, end, wide):
            yield start, end
            last = end


def _is_id(string: str, start: int, end: int, wide: bool) -> bool:
    """Whether it has a date in it, and unless it is named a right check digit and the look of a birth."""
    near = string[max(0, start - _NEAR) : start]
    named = _ID_TOLD.search(near) is not None
    if not named and near[-1:].isascii() and near[-1:].isalpha():
        return False
    groups = re.findall(rf"[\d{_LAST}]+", string[start:end])
    number = "".join(groups)
    number = number[:-1] + ("X" if number[-1] in _LAST else number[-1])
    if len(number) == 15:
        return named and _SHORT_DATED.fullmatch(number) is not None
    if _DATED.fullmatch(number) is None:
        return False
    if named:
        return True
    if len(groups) > _MOST_GROUPS or min(map(len, groups)) < _LEAST_GROUP or not _is_checked(number):
        return False
    return wide or (_BORN.fullmatch(number) is not None and not any(word in near for word in _ID_OTHER))


def _is_checked(number: str) -> bool:
    """Whether the last character is the check digit of the 17 before it."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1]


def mobiles(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    taken = list(identity_numbers(string, wide=True))
    for match in _MOBILE.find(Text(string, 0)):
        start, value = match.start, match.group("value")
        before = string[max(0, start - _NEAR) : start]
        if not _is_apart(string, start, match.end) or _is_in(taken, start, match.end):
            continue
        if _is_in_row(string, start, match.end) and _TOLD.search(before) is None:
            continue
        if _is_called(before, value) or (wide and _GROUPED.fullmatch(value)):
            yield start, match.end


def _is_in(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a place touches one of those, which are in order."""
    first = bisect_left(taken, (start - _LONGEST, 0))
    return any(start < high for low, high in taken[first : bisect_left(taken, (end, 0))])


def is_of_figures(head: str) -> bool:
    """Whether a column holds amounts or codes by its head."""
    return _OTHER.search(head) is not None and _TOLD.search(head) is None


def _is_called(before: str, value: str) -> bool:
    """Whether a number is a mobile for sure: by what it is called, and by how its digits are grouped."""
    in_columns = " " in value and value.replace(" ", "").isdigit() and before.endswith(" ")
    if in_columns and not before.rstrip(" ").endswith((":", "：")):
        # A label and three figures in columns look the same.
        return _PLAIN_GROUPS.fullmatch(value) is not None and _CALLS.search(before) is not None
    if _GROUPED.fullmatch(value):
        return _is_told(before, value)
    groups = re.findall(r"\d+", value)
    return (
        "***" not in value
        and (min(map(len, groups)) > 1 or len(groups) in (2, 11))
        and _ends_told(before.rstrip(" :：(（为是~_*"))
    )


def _is_in_row(string: str, start: int, end: int) -> bool:
    """Whether it is some of the figures of a row, which blanks set apart."""
    if " " not in string[start:end]:
        return False
    return (
        string[max(0, start - 2) : start].rstrip(" ")[-1:].isdigit()
        or string[end : end + 2].lstrip(" ")[:1].isdigit()
    )


def _is_apart(string: str, start: int, end: int) -> bool:
    """Whether a number is no part of a longer number, of an address or of the name of a file."""
    before, behind = string[max(0, start - 24) : start], string[end : end + 24]
    if _GOES_ON.match(behind) and not _PHONE_BEHIND.match(behind) and not _EXTENSION.match(behind):
        return False
    if _PHONE_BEFORE.search(before):
        return True
    bare = before.rstrip("_")
    if bare != before:
        return not _is_code(bare[-1:]) and bare[-1:] not in _ADDRESS_SIGNS
    if bare[-1:] in _JOINS:
        bare = bare[:-1]
        return _ends_told(bare) or not (_is_code(bare[-1:]) or bare[-1:] in _BEFORE_JOIN)
    return _ends_told(bare) or not (_is_code(bare[-1:]) or bare[-1:] in _ADDRESS_SIGNS)


def _is_code(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _ends_told(before: str) -> bool:
    """Whether the last word says that a telephone number follows."""
    return any(match.end() == len(before) for match in _TOLD.compiled.finditer(before))


def _is_told(before: str, number: str) -> bool:
    """
    Whether a number is a mobile for sure: by what it is called, or by how it is grouped if it is not
    called an account, a code or the like.
    """
    other = [match.start() for match in _OTHER.compiled.finditer(before, max(0, len(before) - 8))]
    told = [match.start() for match in _TOLD.compiled.finditer(before)]
    if not other:
        return bool(told) or _is_plain(number)
    if told and told[-1] > other[-1]:
        return True
    return before[other[-1] :].startswith(("账号", "帐号")) and any(
        word in before[: other[-1]] for word in _PERSONAL_ACCOUNTS
    )


def _is_plain(number: str) -> bool:
    """Whether it is grouped as mobiles are, and no row of figures or years."""
    return _PLAIN_GROUPS.fullmatch(number) is not None and _YEARS.fullmatch(number) is None


def cards(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    for match in _CARD.find(Text(string, 0)):
        start, end = match.bounds("value")
        near = string[max(0, start - _NEAR) : start]
        digits = [int(char) for char in string[start:end] if char.isdigit()]
        if _luhn(digits) and (wide or not any(word in near for word in _PUBLIC)):
            yield start, end


def _luhn(digits: list[int]) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
