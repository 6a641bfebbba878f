"""
发文字号的年份用六角括号〔〕。

The year of a document number stands in hexagonal brackets 〔〕.

方括号、圆括号是输入法不便时的代替，正式文件用〔2021〕30号。

Source: GB/T 9704—2012《党政机关公文格式》

Good: 用六角括号
    按照国办发〔2024〕8号文件要求开展工作。

Bad: 用了方括号
    按照国办发«[2024]»8号文件要求开展工作。
    → 发文字号的年份“[2024]”应写作“〔2024〕”
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Edit,
    Finding,
    Fix,
    Message,
    Pattern,
    Severity,
    Words,
    rule,
)

NUMBER = Pattern(
    r"(?<=[^\s\d\[（(])(?P<whole>(?P<open>[\[［【(（])(?P<year>(?:19|20)\d\d)(?P<close>[\]］】)）]))\s?\d{1,4}\s?号",
    *(f"{bracket}{century}" for bracket in "[［【(（" for century in ("19", "20")),
)
MESSAGE = Message(
    zh="发文字号的年份“{found}”应写作“〔{year}〕”",
    en="In a document number the year is written 〔{year}〕, not {found}",
    help_zh="可以自动改正，内容不变。",
    help_en="The fix changes nothing else.",
)


@rule(
    code="P704",
    severity=Severity.WARNING,
    signs=tuple(f"text:{literal}" for literal in NUMBER.literals),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(NUMBER):
        edits = (Edit(match.location("open"), "〔"), Edit(match.location("close"), "〕"))
        yield Finding(
            match.location("whole"),
            MESSAGE(found=match.group("whole"), year=match.group("year")),
            keys=(("place", passage.number, match.start),),
            fixes=(Fix(Words("改用六角括号", "Use hexagonal brackets"), edits, "safe"),),
        )
