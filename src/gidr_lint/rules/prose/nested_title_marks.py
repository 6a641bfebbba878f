"""
书名号里面再用书名号，用单书名号〈〉。

Title marks within title marks are single: 〈〉.

《关于印发〈……〉的通知》里面一层写成<>或《》，是常见的写法错误。

Source: GB/T 15834—2011《标点符号用法》

Good: 里面用单书名号
    按照《关于印发〈公开工作办法〉的通知》执行，落实《条例》《办法》。

Bad: 里面用了双书名号
    按照«《关于印发《公开工作办法》的通知》»执行。
    → 书名号里面的“公开工作办法”应加单书名号〈〉
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, rule

NESTED = Pattern(
    r"《[^《》<>＜＞〈〉\n]{0,60}(?P<open>[《<＜])(?P<inner>[^《》<>＜＞〈〉\n]{1,60})(?P<close>[》>＞])[^《》<>＜＞〈〉\n。]{0,40}》",
    "《",
)
MESSAGE = Message(
    zh="书名号里面的“{inner}”应加单书名号〈〉",
    en="Within title marks, {inner} takes single ones: 〈〉",
    help_zh="可以自动改正，内容不变。",
    help_en="The fix changes nothing else.",
)


@rule(
    code="P712",
    severity=Severity.INFO,
    signs=(
        "brackets",
        "text:<",
        "text:＜",
        *(f"text:》{end}》" for end in ("的通知", "的意见", "的公告", "的决定", "")),
    ),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(NESTED):
        edits = (Edit(match.location("open"), "〈"), Edit(match.location("close"), "〉"))
        yield Finding(
            match.location(),
            MESSAGE(inner=match.group("inner")),
            keys=(("place", passage.number, match.start),),
            fixes=(Fix(Words("改用单书名号", "Use single title marks"), edits, "safe"),),
        )
