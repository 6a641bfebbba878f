"""
Personal data in a text: where it stands, and the text with it masked.

Rules of family W report what `find` finds; every output passes what it shows through `masked`, or through
the `veil` of the draft, so that a source line that another finding prints gives nothing away either. Loaded only where
`document.personal` says that there may be some.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from gidr_lint.document.pattern import Pattern
from gidr_lint.document.personal import SEPARATORS, SURNAMES, has_long_number, may_be_private, may_name_person
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block, Table

Kind = Literal["id-number", "mobile", "mailbox", "name", "address", "card"]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_NEAR = 16
# Written in at most so many groups; columns of small figures are no number.
_MOST_GROUPS, _LEAST_GROUP = 6, 2
# What stands before is only looked at, so that figures in front of a number do not hide it.
_ID = Pattern(
    r"(?<![\dA-Za-z])(?=(?P<value>(?:[1-9](?:[ ./-]{0,2}\d){16}[ ./-]{0,2}[\dXx]|[1-8]\d{14}))(?![\dA-Za-z]))"
)
_DATED = Pattern(r"\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
_SHORT_DATED = Pattern(r"\d{6}[2-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_MOBILE = Pattern(
    r"(?<!\d)(?:(?:\+|00)?86[ .-]{0,2}|0)?(?P<value>1[3-9]\d(?:\d{8}"
    r"|[ ./-]{1,2}\d{4}[ ./-]{1,2}\d{4}"
    r"|\d[ .-]{1,2}\d{3}[ .-]{1,2}\d{4}|\d[ .-]{1,2}\d{4}[ .-]{1,2}\d{3}|[ .-]{1,2}\d{3}[ .-]{1,2}\d{5}"
    r"|[ -]{1,2}\d{8}|\d{2}[ -]{1,2}\d{6}|\d{4}[ -]{1,2}\d{4}))(?!\d)"
)
_MAILBOX = Pattern(
    r"(?i:(?<![a-z0-9._+-])[a-z0-9._+-]{1,64} ?@ ?(?:(?:vip\.)?(?:qq|163|126|188|263|sina|sohu|yeah|139|189|wo|foxmail|gmail|hotmail|outlook|msn|aliyun|tom|21cn|live|icloud|me|yahoo|88|email|sogou|eyou|chinaren|protonmail|proton)\.(?:com|cn|net|me)(?:\.cn)?)(?![a-z0-9_-]))",
    "@",
)  # fmt: skip
_CARD = Pattern(
    r"(?:账号|帐号|卡号|账户|银行卡)[^\d。；\n]{0,16}(?P<value>\d{16,19}|\d{6}[ .-]\d{10,13}|\d{4}(?:[ .-]\d{4}){3}(?:[ .-]\d{1,3})?)(?!\d)",
    "账号", "帐号", "卡号", "账户", "银行卡",
)  # fmt: skip
_NAME = Pattern(
    r"(?:申请人|原告人?|当事人|上诉人|投诉人|举报人|信访人|申诉人)(?:姓名)?(?:为|是|系|：|:)?[ \n]?(?P<value>["
    + SURNAMES
    + r"](?![某×XxＸ*＊上边先女氏])(?:[\u4e00-\u9fa5](?:(?![某×XxＸ*＊])[\u4e00-\u9fa5])?"
    r"| (?![某×XxＸ*＊上边先女氏])[\u4e00-\u9fa5](?: ?[\u4e00-\u9fa5])?))"
    r"(?=[，、。；：（(）)\s,]|等\d?|向|提出|申请|不服|因|对|要求|诉|与|和我|以|于|在|通过|就|的|自\d|本人|起诉|认为|来|$)",
    "人", "原告",
)  # fmt: skip
_ADDRESS = Pattern(
    r"(?:住址|家庭地址|家住|现住|户籍地址?|居住[在于]|住在|(?<=[，,])住(?=[^。；，、,;\n\t]{2,16}(?:小区|路|街|巷|村|花园|社区)))[：:为是在于]{0,2}\t?"
    r"(?P<value>[^。；，、,;\n\t]{0,30}?\d{1,4}\s?(?:号楼|栋|幢|单元|室|号院?)[\d号楼栋幢单元室层-]{0,12})",
    "住", "地址",
)  # fmt: skip
# What a number is called on the same line.
_TOLD = Pattern(r"(?i:电话|手机|联系|致电|拨打|短信|微信|支付宝|热线|号码|tel|mobile|phone|mob)")
_OTHER = Pattern(r"账号|帐号|信用代码|编号|文号|索引")
_PERSONAL_ACCOUNTS = ("手机", "微信", "支付宝")
_PHONE_BEFORE = Pattern(r"(?:1[3-9]\d{9}|(?<!\d)(?:0\d{2,3}[ -]?)?[2-8]\d{6,7})[/-]\Z")
_PHONE_BEHIND = Pattern(r"[/-](?:\+?86)?(?:1[3-9]\d{9}|(?:0\d{2,3}[ -]?)?[2-8]\d{6,7})(?!\d)")
_EXTENSION = Pattern(r"-\d{1,3}(?![\d-])")
_GOES_ON = Pattern(r"[./-]\d|_{1,24}\d|[余多]?(?:元|[万亿]|件|平方|公顷|立方|吨|％|%)")
_YEARS = Pattern(r"\d{3}[ .-]{1,2}(?:19|20)\d\d[ .-]{1,2}(?:19|20)\d\d|\d{3}[ .-]{1,2}20[0-3]\d[01]\d[0-3]\d")
_PLAIN_GROUPS = Pattern(r"\d{11}|\d{3}[ .-]{1,2}\d{4}[ .-]{1,2}\d{4}")
_ADDRESS_SIGNS, _JOINS = frozenset("&?%#"), frozenset("./=-")
_BEFORE_JOIN = frozenset("./=-&?%:")


class Personal(NamedTuple):
    """A piece of personal data: its kind, where it stands in the string, and how it may be shown."""

    kind: Kind
    start: int
    end: int
    shown: str


def find(string: str, *kinds: Kind, wide: bool = False) -> Iterator[Personal]:
    """
    Personal data of the named kinds (all, if none is named) in a string, kind by kind. `wide` takes what
    is likely, too: to hide a number that is none does less harm than to show one.
    """
    readable: _Readable | None = None
    for kind, (may, look) in _LOOKS.items():
        if (not kinds or kind in kinds) and may(string):
            readable = readable or _Readable(string)
            for start, end in look(readable.string, wide):
                start, end = readable.place(start, end)
                yield Personal(kind, start, end, _hidden(kind, string[start:end]))


def masked(string: str) -> str:
    """The string with all personal data masked, of the same length."""
    return covered(string, [(item.start, item.shown) for item in find(string, wide=True)])


def covered(string: str, shown: list[tuple[int, str]]) -> str:
    """A string with asterisks wherever one of the pieces shown instead, each from its offset on, has one."""
    if not shown:
        return string
    chars = list(string)
    for start, piece in shown:
        for place, char in enumerate(piece, start):
            if char == "*":
                chars[place] = char
    return "".join(chars)


def stars(string: str) -> str:
    """As many asterisks; white space stays, so that lines end where they ended."""
    return "".join(char if char.isspace() else "*" for char in string)


def in_block(block: Block, *kinds: Kind, wide: bool = False) -> Iterator[tuple[Text, Personal]]:
    """Personal data in a block, each with the text it stands in; a row of a table is looked at as a line."""
    if not isinstance(block, Table):
        if may_be_private(block.text.string):
            for item in find(block.text.string, *kinds, wide=wide):
                yield block.text, item
        return
    for row in block.rows:
        line = "\t".join(row.strings)
        if not may_be_private(line):
            continue
        starts = [0, *accumulate(len(string) + 1 for string in row.strings)]
        for item in find(line, *kinds, wide=wide):
            place = bisect_right(starts, item.start) - 1
            start = item.start - starts[place]
            text = row.cells[place].text
            end = min(item.end - starts[place], len(text.string))
            yield text, item._replace(start=start, end=end, shown=item.shown[: end - start])


class _Readable:
    """A string as it is meant: full width and odd spaces made plain, what is not seen left out."""

    __slots__ = ("_places", "string")

    def __init__(self, string: str) -> None:
        plain = string.translate(_PLAIN)
        self._places: list[int] | None = None
        if _UNSEEN in plain:
            self._places = [place for place, char in enumerate(plain) if char != _UNSEEN]
            plain = plain.replace(_UNSEEN, "")
        self.string = plain

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of it stands in the string it was made of."""
        places = self._places
        return (start, end) if places is None else (places[start], places[end - 1] + 1)


_UNSEEN = "\u200b"


class _Signs(dict[int, int]):
    """Plain signs for others, by code point; each is worked out when it is first met."""

    def __missing__(self, code: int) -> int:
        from unicodedata import category, normalize

        char = chr(code)
        plain = normalize("NFKC", char)
        if category(char) in ("Cf", "Mn"):
            found = ord(_UNSEEN)
        elif len(plain) == 1 and plain.isascii() and not (plain.isdigit() and category(char) != "Nd"):
            found = ord(plain)
        else:
            found = code
        self[code] = found
        return found


_PLAIN = _Signs({ord(sign): ord(plain or _UNSEEN) for sign, plain in SEPARATORS.items()})
_PLAIN.update((code, code) for code in (*range(0x20), *map(ord, "，：；（）？！")))


def _hidden(kind: Kind, value: str) -> str:
    """A value with the part masked that gives it away; its length stays."""
    if kind == "name":
        return value[0] + stars(value[1:])
    if kind == "mailbox":
        at = next(place for place, char in enumerate(value) if char in "@＠﹫")
        return value[0] + "*" * (at - 1) + value[at:]
    if kind == "address":
        return value[:2] + stars(value[2:])
    keep = 3 if kind == "mobile" else 2
    tail = 4 if kind in ("mobile", "card") else 2
    middle = "".join("*" if char.isalnum() else char for char in value[keep:-tail])
    return value[:keep] + middle + value[-tail:]


def _id_numbers(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    for match in _ID.find(Text(string, 0)):
        start, end = match.bounds("value")
        near = string[max(0, start - _NEAR) : start]
        if _is_id(string[start:end], "身份证" in near or "公民身份号码" in near):
            yield start, end


def _is_id(written: str, named: bool) -> bool:
    """Whether it has a date in it, and a right check digit unless the words before it name it."""
    groups = re.split(r"[ ./-]+", written)
    if len(groups) > _MOST_GROUPS or min(map(len, groups)) < _LEAST_GROUP:
        return False
    number = "".join(groups)
    if len(number) == 15:
        return named and _SHORT_DATED.fullmatch(number) is not None
    return _DATED.fullmatch(number) is not None and (named or _is_checked(number))


def _is_checked(number: str) -> bool:
    """Whether the last character is the check digit of the 17 before it."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper()


def _mobiles(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    for match in _MOBILE.find(Text(string, 0)):
        if _is_apart(string, match.start, match.end) and (
            wide or _is_told(string[max(0, match.start - _NEAR) : match.start], match.group("value"))
        ):
            yield match.start, match.end


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


def _mailboxes(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    for match in _MAILBOX.find(Text(string, 0)):
        yield match.start, match.end


def _names(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    for match in _NAME.find(Text(string, 0)):
        yield match.bounds("value")


def _addresses(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.find(Text(string, 0)):
        yield match.bounds("value")


def _cards(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    for match in _CARD.find(Text(string, 0)):
        digits = [int(char) for char in match.group("value") if char.isdigit()]
        if 16 <= len(digits) <= 19 and _luhn(digits):
            yield match.bounds("value")


def _luhn(digits: list[int]) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _may_be_mailbox(string: str) -> bool:
    return any(sign in string for sign in "@＠﹫")


def _may_be_home(string: str) -> bool:
    return "住" in string or "地址" in string


# Whether there may be any, and where they are.
_LOOKS: dict[Kind, tuple[Callable[[str], bool], Callable[[str, bool], Iterator[tuple[int, int]]]]] = {
    "id-number": (has_long_number, _id_numbers),
    "card": (has_long_number, _cards),
    "mobile": (has_long_number, _mobiles),
    "mailbox": (_may_be_mailbox, _mailboxes),
    "name": (may_name_person, _names),
    "address": (_may_be_home, _addresses),
}
