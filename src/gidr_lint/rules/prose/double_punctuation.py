"""
标点不重复。

No two punctuation marks stand side by side.

删改句子后常留下两个标点，如“，，”“、，”。省略号、破折号不在此列。

Source: GB/T 15834—2011《标点符号用法》

Good: 省略号和破折号
    公开指南、目录……均已更新——方便群众查阅。

Good: 引号内外
    做到“应公开、尽公开”。坚持“以公开为常态，不公开为例外。”

Bad: 逗号重复
    全年公开政府信息126条«，，»涉及民生的占多数。
    → 标点重复：“，，”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, rule

# From the weakest to the strongest: of two different marks the stronger stays.
MARKS = "、，：；。"
DOUBLE = Pattern(
    r"[，。；：、]{2,6}|,[，。；、]|[，；、],", *(a + b for a in "，。；：、," for b in "，。；：、,")
)
MESSAGE = Message(
    zh="标点重复：“{found}”",
    en="Two punctuation marks stand side by side: {found}",
    help_zh="请删去多余的标点，并看看中间是否少了字。",
    help_en="Delete the spare one, and look whether a word was lost between them.",
)


@rule(
    code="P707",
    severity=Severity.WARNING,
    signs=tuple(f"text:{a}{b}" for a in "，。；：、," for b in "，。；：、," if (a, b) != (",", ",")),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(DOUBLE):
        found = match.string
        same = len(set(found)) == 1
        keep = max(found.replace(",", "，"), key=MARKS.index)
        # 。。。 may stand for ……, and between two different marks a word may have been lost.
        safety = "safe" if same and len(found) == 2 else "unsafe"
        fix = Fix(Words(f"只留“{keep}”", f"Leave only {keep}"), (Edit(match.location(), keep),), safety)  # type: ignore[arg-type]
        yield Finding(
            match.location(),
            MESSAGE(found=found),
            keys=(("place", passage.number, match.start),),
            fixes=(fix,),
        )
