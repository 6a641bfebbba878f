"""
Whether a text may hold personal data: a quick look that every check takes, where `gidr_lint.document.privacy`
with its patterns is loaded only for what this lets through.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gidr_lint.document.tree import Document

# What may stand between the digits of one number, as it is written plainly; what is not seen is nothing.
SEPARATORS: dict[str, str] = {
    **dict.fromkeys(" \xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("-‐‑‒–—―−－﹣", "-"),
    **dict.fromkeys(".．·•・", "."),
    **dict.fromkeys("/／", "/"),
    **{sign: sign for sign in "_~*`()（）"},
    "～": "~",
    **dict.fromkeys("\u2028\u2029", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\xad\u061c\u180e", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f", ""),
    **dict.fromkeys("\ufe0e\ufe0f\u20e3\u034f\u115f\u1160\u3164\uffa0", ""),
}  # fmt: skip
# Surnames that are rarely a word's beginning: 任何, 许可, 程序, 何时, 文件 and their like are left out.
SURNAMES = (
    "李王张刘陈杨赵黄吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪姜范"
    "姚谭廖邹熊陆郝崔邱秦侯邵孟钱汤尹黎贺赖龚周林马高"
)
TWO_SURNAMES = (
    *("欧阳", "司马", "上官", "诸葛", "皇甫", "夏侯", "尉迟", "慕容"),
    *("令狐", "司徒", "公孙", "长孙", "宇文", "端木", "轩辕"),
)
CHINESE_DIGITS = "〇零○一二三四五六七八九"
_PERSONS = ("申请人", "第三人", "原告", "当事人", "上诉人", "投诉人", "举报人", "信访人", "申诉人")
_HOMES = ("住址", "家庭地址", "家住", "现住", "户籍地", "居住", "住在", "，住", ",住")
_BEFORE_NAME = "人姓名为是系：:*_“”‘\"'「《（(" + "".join(
    sign for sign, plain in SEPARATORS.items() if plain in (" ", "")
)
_LEAST_DIGITS = 11
# A landline with its area code: 0371-66123456.
_LANDLINE = 12
_ZEROS, _ONES = "0０", "1１"
_REACH = 60
# Digits of either width and of every face.
_DIGITS = "".join(map(chr, (*range(0x30, 0x3A), *range(0xFF10, 0xFF1A), *range(0x1D7CE, 0x1D800))))
_IN_NUMBERS = frozenset((*SEPARATORS, *_DIGITS, *CHINESE_DIGITS))
_MAILBOXES = ("at)", "at]", "at）", "at】", "AT)", "AT）", "%40")
_AFTER_HASH = ("qq", "QQ", "1", "sina", "sohu", "foxmail", "vip", "gmail", "hotmail", "outlook", "88.")
_HEADS = ("申请人", "申请人姓名", "原告", "原告姓名", "当事人", "当事人姓名", "第三人")


def may_be_private(string: str) -> bool:
    """Whether there may be any: a long number, a mailbox, a person, a home."""
    return (
        may_be_mailbox(string)
        or any(word in string for word in _HOMES)
        or may_name_person(string)
        or has_long_number(string)
    )


def joined(string: str) -> str:
    """One text with a sign for its line ends, so that a number may go on behind one."""
    return string.replace("\n", "~")


def has_broken_number(document: "Document") -> bool:
    """Whether a number goes on behind a line end within a text or a cell."""
    for block in (*document.blocks, *document.margins):
        text = getattr(block, "text", None)
        lines = [(text.string,)] if text is not None else [row.strings for row in getattr(block, "rows", ())]
        for strings in lines:
            if "\n" in "".join(strings) and any(
                "\n" in string and has_long_number(joined(string)) for string in strings
            ):
                return True
    return False


def may_be_mailbox(string: str) -> bool:
    """Whether there may be one, with another sign for the @ or not."""
    return (
        any(sign in string for sign in "@＠﹫")
        or any(word in string for word in _MAILBOXES)
        or ("#" in string and any(f"#{word}" in string for word in _AFTER_HASH))
    )


def may_name_person_in_table(document: "Document") -> bool:
    """Whether the head of a column says that persons concerned stand under it."""
    return any(
        string.endswith(_HEADS)
        for block in document.blocks
        for row in getattr(block, "rows", ())[:2]
        for string in row.strings
    )


def may_name_person(string: str) -> bool:
    """Whether a common surname stands behind 申请人 and the like."""
    for word in _PERSONS:
        place = string.find(word)
        while place != -1:
            place += len(word)
            after = string[place : place + 8].lstrip(_BEFORE_NAME)
            if after and (after[0] in SURNAMES or after[:2] in TWO_SURNAMES):
                return True
            place = string.find(word, place)
    return False


def has_long_number(string: str) -> bool:
    """Whether eleven digits stand together, `SEPARATORS` between them allowed."""
    # No such run fits between two of the places looked at.
    place, length = 0, len(string)
    while place < length:
        end = place
        if string[place] in _IN_NUMBERS:
            start, low, high = place, max(0, place - _REACH), min(length, place + _REACH)
            while start > low and string[start - 1] in _IN_NUMBERS:
                start -= 1
            while end < high and string[end] in _IN_NUMBERS:
                end += 1
            if end - start >= _LEAST_DIGITS and _is_long(string[start:end]):
                return True
        place = max(place + 7, end)
    return False


def _is_long(run: str) -> bool:
    """Whether digits and what stands between them can be more than a landline, which begins with 0."""
    digits = "".join(sign for sign in run if sign.isdecimal() or sign in CHINESE_DIGITS)
    if digits[:1] not in _ZEROS:
        return len(digits) >= _LEAST_DIGITS
    if digits[1:2] in _ONES:  # 0138…: dialled with a 0 before it; 010 is a landline's
        return len(digits) > _LEAST_DIGITS
    return len(digits) > _LANDLINE and len(digits.lstrip(_ZEROS)) >= _LEAST_DIGITS


def excerpt(string: str, most: int = 30, *, end: bool = False) -> str:
    """A piece of the draft for a message, cut behind `most` characters, or before the last ones."""
    if len(string) <= most:
        return string
    if may_be_private(string):
        from gidr_lint.document.privacy import masked

        string = masked(string)  # half a number would no longer be known for one
    return "…" + string[2 - most :] if end else string[: most - 2] + "…"
