"""
正文写零败诉、未被纠正的，表四“结果纠正”应为0。

A draft that denies any defeat has 0 under 结果纠正 in table 4.

零败诉、未被纠错否认的是败诉，不是案件。

Source: derivable, the table counts every case

Good: 没有纠正的
    [disputes] review-corrected = 0, review-total = 2
    @only disputes 因政府信息公开被申请行政复议2件，未被纠正。

Bad: 写未被纠正
    @only disputes 因政府信息公开被申请行政复议3件，«均未被纠正»。
    → 第四部分写“均未被纠正”，表四行政复议“结果纠正”为1件
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatch, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件",
    en="{section} says {quote}; {cell} is {found}",
    help_zh="请核对；如指其中一类案件，请写明。",
    help_en="Check; if one kind of case is meant, say which.",
)


@rule(code="N417", severity=Severity.WARNING, outranks=("N416",), signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    for item in case.contradicted("review-no-defeat", "suit-no-defeat"):
        yield mismatch(case, item, MESSAGE)
