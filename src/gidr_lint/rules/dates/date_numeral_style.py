"""
日期用半角阿拉伯数字，年份写全，月日不加0。

Dates are written with plain Arabic digits, a full year, and no leading zero.

２０２４年、二○二四年（圆圈不是“〇”）、24年1月5日、2024年01月05日，内容没有错，写法不规范。

Source: GB/T 9704—2012《党政机关公文格式》

Good: 规范的写法
    2024年1月5日，召开了工作会议。

Good: 时长不是年份
    10年来，工作成效明显。

Bad: 月日加了0
    «2024年01月05日»，召开了工作会议。
    → “2024年01月05日”宜写作“2024年1月5日”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Match, Message, Pattern, Severity, Words, rule

DATE = Pattern(
    r"(?P<padded>(?<!\d)(?:(?:19|20)\d\d年)?(?:0[1-9]月\d{1,2}日|1[0-2]月0[1-9]日|[1-9]月0[1-9]日|0[1-9]月))"
    r"|(?P<full>[\d０-９]{0,3}[０-９][\d０-９]{0,3}年(?:[\d０-９]{1,2}月)?(?:[\d０-９]{1,2}日)?)"
    r"|(?P<circle>二[○ＯO0零][○ＯO0零〇一二三四五六七八九]{2}年)|(?P<short>(?<!\d)[12]\d(?=年\d{1,2}月\d{1,2}日))",
    "年", "月",
)  # fmt: skip
FULL = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}
MESSAGE = Message(
    zh="“{found}”宜写作“{right}”",
    en="{found} is better written {right}",
    help_zh="内容不变，只改写法。",
    help_en="Only the way of writing changes.",
)

# A date in full width or with 〇 that lacks a word, too.
UNCOVERS = ("D504",)


@rule(
    code="D513",
    severity=Severity.INFO, needs=("dates",),
    signs=(*(f"text:{digit}" for digit in "０１２３４５６７８９○"), "text:年0", "text:月0", "text:二O", "text:二0",
           "text:二零", "text:二Ｏ", *(f"text:{c}{d}年" for c in "、，。至自（\n" for d in range(18, 36)),
           *(f"text:0{d}月" for d in range(1, 10))),
    fixable="safe",
)  # fmt: skip
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(DATE):
        before = passage.text.string[: match.start]
        if before.count("《") > before.count("》"):
            continue
        right = _right(match)
        if right == match.string:
            continue
        fix = Fix(
            Words(f"改为“{right}”", f"Change to {right}"), (Edit(match.location(), right),),
            "unsafe" if match.group("short") else "safe", UNCOVERS,
        )  # fmt: skip
        yield Finding(
            match.location(),
            MESSAGE(found=match.string, right=right),
            keys=(("numerals", match.location()),),
            fixes=(fix,),
        )


def _right(match: Match) -> str:
    if match.group("short"):
        return "20" + match.string
    if match.group("circle"):
        return "二" + match.string[1:].translate(dict.fromkeys(map(ord, "○ＯO0零"), "〇"))
    plain = match.string.translate(FULL)
    for mark in "月日":
        head, found, tail = plain.partition(mark)
        if found and head[-2:-1] == "0" and head[-1:].isdecimal() and not head[-3:-2].isdecimal():
            plain = head[:-2] + head[-1] + mark + tail
    return plain
