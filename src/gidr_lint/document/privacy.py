"""
Personal data in a text: where it stands, and the text with it masked.

Rules of family W report what `find` finds; every output passes what it shows through `masked`, or through
the `veil` of the draft, so that a source line that another finding prints gives nothing away either. Loaded only where
`document.personal` says that there may be some.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple, get_args

from gidr_lint.document.pattern import Pattern
from gidr_lint.document.personal import (
    CHINESE_DIGITS,
    SEPARATORS,
    SURNAMES,
    TWO_SURNAMES,
    has_long_number,
    joined,
    may_be_mailbox,
    may_be_private,
    may_name_person,
)
from gidr_lint.document.private_numbers import cards, identity_numbers, is_of_figures, mobiles
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block, Table

Kind = Literal["id-number", "mobile", "mailbox", "name", "address", "card"]

# A mailbox of one of the public providers; 163。com is what an input method makes of it.
_PROVIDERS = (
    r"(?:(?:vip|mail)\.)?(?:qq|163|126|188|263|sina|sohu|yeah|139|189|wo|foxmail|gmail|hotmail|outlook|msn|aliyun|tom|21cn"
    r"|live|icloud|me|yahoo|88|email|sogou|eyou|chinaren|protonmail|proton|petalmail)"
)
_MAILBOX = Pattern(
    r"(?i:(?<![a-z0-9._+-])[a-z0-9._+-]{1,64} ?(?:@|#|[(\[（【]at[)\]）】]) ?"
    + _PROVIDERS
    + r" ?[.。] ?(?:com|cn|net|me)(?:\.cn)?(?![a-z0-9_-]))",
    "@", "#", "at)", "at]", "at）", "at】", "AT",
)  # fmt: skip
_TWO_SURNAMES = "|".join(TWO_SURNAMES)
# Words that begin as a surname does.
_WORDS = (
    r"高[校中龄层管等级新速科考度效温职院标质铁频发额昂价]|马[上路]|周[边围末知年期转到详折]|钱[款物财]|林[业场农地区权木草牧]|陈[述列旧]|范[围本例畴]|谢[绝意谢]"
    r"|张[贴罗榜力]|郑重|董事|杜绝|陆[续地]|罗列|宋体|韩[国语]|苏州|沈阳|唐山|黄[线金牛河山]|徐州|郑州|汪洋|贺[信电词]|黎明|秦皇|胡[乱同]|王府|[彭邓]州"
)
_HIDDEN = "某×XxＸ*＊"
_SIGN = rf"(?![{_HIDDEN}])[\u4e00-\u9fa5]"
_PERSON = (
    rf"(?!{_WORDS})(?:(?:{_TWO_SURNAMES}){_SIGN}(?:{_SIGN})?"
    rf"|[{SURNAMES}](?![{_HIDDEN}上边先女氏])(?:[\u4e00-\u9fa5](?:{_SIGN})?"
    rf"| (?![{_HIDDEN}上边先女氏])[\u4e00-\u9fa5](?: ?[\u4e00-\u9fa5])?))"
)
_BEHIND = (
    r"(?=[，、。；;：:（(）)“”‘’\"'」》_\s,]|等\d?|向|提出|申请|不服|因|对|要求|诉|与|和我|以|于|在|通过|就|的|自\d|本人|起诉|认为|来"
    rf"|[和及](?:{_TWO_SURNAMES}|[{SURNAMES}])|$)"
)
_NAME = Pattern(
    r"(?:申请人|原告人?|当事人|上诉人|投诉人|举报人|信访人|申诉人|第三人)(?:姓名)?(?:为|是|系|：|:)?[ \n_]?[“”‘\"'「《（(]?"
    rf"(?P<value>{_PERSON}){_BEHIND}",
    "人", "原告",
)  # fmt: skip
_ANOTHER = Pattern(rf"[、和与及](?P<value>{_PERSON}){_BEHIND}")
_ADDRESS = Pattern(
    r"(?:住址|家庭地址|家住|现住|户籍地址?|居住[在于]|住在|(?<=[，,])住(?=[^。；，、,;\n\t]{2,16}(?:小区|路|街|巷|村|花园|社区)))[：:为是在于]{0,2}\t?"
    r"(?P<value>[^。；，、,;\n\t]{0,30}?[\d一二三四五六七八九十]{1,4}\s?(?:号楼|栋|幢|单元|室|号院?)[\d号楼栋幢单元室层一二三四五六七八九十-]{0,12})",
    "住", "地址",
)  # fmt: skip
# Figures in Chinese, one for each digit: 一三八〇〇….
_IN_CHINESE = Pattern(rf"[{CHINESE_DIGITS}]{{11,18}}")
_DIGITS = str.maketrans(CHINESE_DIGITS, "000123456789")
# As links have them.
_IN_LINKS = {"%40": "@", "%2B": "+", "%2b": "+", "%20": " ", "%2D": "-", "%2d": "-"}
# What the head of a column says of the cells under it.
_HEADS = Pattern(
    r"身份|证件|账号|帐号|账户|卡号|手机|电话|联系方式|住址|家庭地址|^[^，。]{0,4}(?:申请人|原告|当事人|第三人)(?:姓名)?$"
)
_MOST_HEAD = 16


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
    known: dict[str, _Readable] = {}
    for kind, (may, look) in _LOOKS.items():
        meant = joined(string) if may is has_long_number else string
        if (not kinds or kind in kinds) and may(meant):
            readable = known[meant] = known.get(meant) or _Readable(meant)
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
    """
    Personal data in a block, each with the text it stands in; a row of a table is looked at as a line, and a cell
    with the head of its column.
    """
    if not isinstance(block, Table):
        if may_be_private(joined(block.text.string)):
            for item in find(block.text.string, *kinds, wide=wide):
                yield block.text, item
        return
    heads: dict[int, str] = {}
    figures: set[int] = set()
    for number, row in enumerate(block.rows):
        strings = row.strings
        found: set[tuple[int, int]] = set()
        line = "\t".join(strings)
        if may_be_private(joined(line)):
            starts = [0, *accumulate(len(string) + 1 for string in strings)]
            for item in find(line, *kinds, wide=wide):
                place = bisect_right(starts, item.start) - 1
                start = item.start - starts[place]
                end = min(item.end - starts[place], len(strings[place]))
                if not wide and place in figures and strings[place].strip().isdecimal():
                    continue
                found.add((place, start))
                yield (
                    row.cells[place].text,
                    item._replace(start=start, end=end, shown=item.shown[: end - start]),
                )
        for place, head in heads.items():
            if place < len(strings):
                for item in _under(head, strings[place], kinds, wide):
                    if (place, item.start) not in found:
                        yield row.cells[place].text, item
        if number < 2 and not heads:
            short = [(place, string) for place, string in enumerate(strings) if len(string) <= _MOST_HEAD]
            heads = {place: string for place, string in short if _HEADS.search(string)}
            figures = {place for place, string in short if is_of_figures(string)}


def _under(head: str, string: str, kinds: tuple[Kind, ...], wide: bool) -> Iterator[Personal]:
    """What stands in a cell, read as what the head of its column says."""
    lead = f"{head}："
    for item in find(lead + string, *kinds, wide=wide) if string else ():
        if item.start >= len(lead):
            yield item._replace(start=item.start - len(lead), end=item.end - len(lead))


class _Readable:
    """A string as it is meant: full width and odd spaces made plain, what is not seen left out."""

    __slots__ = ("_places", "string")

    def __init__(self, string: str) -> None:
        plain = string.translate(_PLAIN)
        if "%" in plain:
            for written, sign in _IN_LINKS.items():
                plain = plain.replace(written, sign + _UNSEEN * 2)
        plain = _IN_CHINESE.compiled.sub(lambda match: match[0].translate(_DIGITS), plain)
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
        if category(char) in ("Cf", "Mn", "Me"):
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
        at = next(place for place, char in enumerate(value) if not (char.isalnum() or char in "._+-\u200b"))
        return value[0] + "*" * (at - 1) + value[at:]
    if kind == "address":
        return value[:2] + stars(value[2:])
    keep = 3 if kind == "mobile" else 2
    tail = 4 if kind in ("mobile", "card") else 2
    middle = "".join("*" if char.isalnum() else char for char in value[keep:-tail])
    return value[:keep] + middle + value[-tail:]


def _mailboxes(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    for match in _MAILBOX.find(Text(string, 0)):
        yield match.start, match.end


def _names(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    for match in _NAME.find(Text(string, 0)):
        start, end = match.bounds("value")
        yield start, end
        while (other := _ANOTHER.compiled.match(string, end)) is not None:
            start, end = other.span("value")
            yield start, end


def _addresses(string: str, wide: bool) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.find(Text(string, 0)):
        yield match.bounds("value")


def _may_be_home(string: str) -> bool:
    return "住" in string or "地址" in string


# Whether there may be any, and where they are.
# The kinds that are looked for.
KINDS: tuple[str, ...] = get_args(Kind)
_LOOKS: dict[Kind, tuple[Callable[[str], bool], Callable[[str, bool], Iterator[tuple[int, int]]]]] = {
    "id-number": (has_long_number, identity_numbers),
    "card": (has_long_number, cards),
    "mobile": (has_long_number, mobiles),
    "mailbox": (may_be_mailbox, _mailboxes),
    "name": (may_name_person, _names),
    "address": (_may_be_home, _addresses),
}
