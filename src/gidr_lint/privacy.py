"""
Personal data in a text: where it stands, and the text with it masked.

Rules of family W report what `find` finds; every output passes what it shows through `masked`, so
that a source line that another finding prints gives nothing away either. Loaded only where
`document.text.may_be_private` says that there may be some.
"""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from gidr_lint.document.text import Pattern, Text

Kind = Literal["id-number", "mobile", "mailbox", "name", "address", "card"]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_LONG_ID = Pattern(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_SHORT_ID = Pattern(r"(?<!\d)[1-8]\d{5}[2-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)", "身份证")
_MOBILE = Pattern(
    r"(?<![\d./=_&?%A-Za-z-])(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![\d./_-]?\d)"
)
_MAILBOX = Pattern(
    r"(?<![\w.-])[\w.-]{1,64}@(?:(?:vip\.)?(?:qq|163|126|sina|sohu|yeah|139|189|wo|foxmail|gmail|hotmail|outlook|aliyun|tom|21cn|live|icloud|yahoo)\.(?:com|cn|net)(?:\.cn)?)(?![\w-])",
    "@", "＠",
)  # fmt: skip
_CARD = Pattern(
    r"(?:账号|帐号|卡号|账户|银行卡)[^\d。；\n]{0,16}(?P<value>\d{16,19}|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(?!\d)",
    "账号", "帐号", "卡号", "账户", "银行卡",
)  # fmt: skip
# Surnames that are rarely a word's beginning: 任何, 许可, 程序, 何时, 文件 and their like are left out.
_SURNAMES = (
    "李王张刘陈杨赵黄吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪姜范"
    "姚谭廖邹熊陆郝崔邱秦侯邵孟钱汤尹黎贺赖龚周林马高"
)
_NAME = Pattern(
    r"(?:申请人|原告人?|当事人|上诉人|投诉人|举报人|信访人|申诉人)(?:姓名)?(?:为|是|系|：|:)?\s?(?P<value>["
    + _SURNAMES
    + r"](?![某×XxＸ*＊上边先女氏])[\u4e00-\u9fa5](?:(?![某×XxＸ*＊])[\u4e00-\u9fa5])?)"
    r"(?=[，、。；：（(）)\s,]|等\d?|向|提出|申请|不服|因|对|要求|诉|与|和我|以|于|在|通过|就|的|自\d|本人|起诉|认为|来|$)",
    "人", "原告",
)  # fmt: skip
_ADDRESS = Pattern(
    r"(?:住址|家庭地址|家住|现住|户籍地址?|居住[在于]|住在|(?<=[，,])住(?=[^。；，、,;\n]{2,16}(?:小区|路|街|巷|村|花园|社区)))[：:为是在于]{0,2}"
    r"(?P<value>[^。；，、,;\n]{0,30}?\d{1,4}\s?(?:号楼|栋|幢|单元|室|号院?)[\d号楼栋幢单元室层-]{0,12})",
    "住", "地址",
)  # fmt: skip


class Personal(NamedTuple):
    """A piece of personal data: its kind, where it stands in the string, and how it may be shown."""

    kind: Kind
    start: int
    end: int
    shown: str


def find(string: str, *kinds: Kind) -> Iterator[Personal]:
    """Personal data of the named kinds (all, if none is named) in a string, kind by kind."""
    for kind, look in _LOOKS.items():
        if not kinds or kind in kinds:
            for start, end in look(string):
                yield Personal(kind, start, end, _hidden(kind, string[start:end]))


def masked(string: str) -> str:
    """The string with all personal data masked, of the same length."""
    for item in list(find(string)):
        string = string[: item.start] + item.shown + string[item.end :]
    return string


def _hidden(kind: Kind, value: str) -> str:
    """A value with the part masked that gives it away; its length stays."""
    if kind == "name":
        return value[0] + "*" * (len(value) - 1)
    if kind == "mailbox":
        at = value.index("@")
        return value[0] + "*" * (at - 1) + value[at:]
    if kind == "address":
        return value[:2] + "*" * (len(value) - 2)
    keep = 3 if kind == "mobile" else 2
    tail = 4 if kind in ("mobile", "card") else 2
    middle = "".join("*" if char.isalnum() else char for char in value[keep:-tail])
    return value[:keep] + middle + value[-tail:]


def _id_numbers(string: str) -> Iterator[tuple[int, int]]:
    text = Text(string, 0)
    for match in _LONG_ID.find(text):
        near = string[max(0, match.start - 16) : match.start]
        if _is_checked(match.string) or "身份证" in near or "公民身份号码" in near:
            yield match.start, match.end
    for match in _SHORT_ID.find(text):
        if "身份证" in string[max(0, match.start - 16) : match.start]:
            yield match.start, match.end


def _is_checked(number: str) -> bool:
    """Whether the last character is the check digit of the 17 before it."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper()


def _mobiles(string: str) -> Iterator[tuple[int, int]]:
    for match in _MOBILE.find(Text(string, 0)):
        before = string[max(0, match.start - 8) : match.start]
        if not any(word in before for word in ("账号", "帐号", "信用代码", "编号", "文号", "索引")):
            yield match.start, match.end


def _mailboxes(string: str) -> Iterator[tuple[int, int]]:
    for match in _MAILBOX.find(Text(string, 0)):
        yield match.start, match.end


def _names(string: str) -> Iterator[tuple[int, int]]:
    for match in _NAME.find(Text(string, 0)):
        yield match.bounds("value")


def _addresses(string: str) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.find(Text(string, 0)):
        yield match.bounds("value")


def _cards(string: str) -> Iterator[tuple[int, int]]:
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


_LOOKS: dict[Kind, Callable[[str], Iterator[tuple[int, int]]]] = {
    "id-number": _id_numbers,
    "card": _cards,
    "mobile": _mobiles,
    "mailbox": _mailboxes,
    "name": _names,
    "address": _addresses,
}
