"""
正文写的结转下年度件数应与表三第四项一致。

The number carried over to next year is that of table 3.

“无结转”也是一个数：0。资金、项目的结转不在此列。

Source: derivable, the sentence and the table give the same figure

Good: 与表三一致
    结转下年度继续办理政府信息公开申请2件。

Bad: 结转下年度不符
    政府信息公开申请结转下年度继续办理«3»件。
    → 第一部分写“政府信息公开申请结转下年度继续办理3件”，表三“四、结转下年度继续办理”为2件，相差1
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatches, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件，相差{gap}",
    en="{section} says {quote}; {cell} is {found}, {gap} apart",
    help_zh="请以台账为准，统一正文和表三。",
    help_en="Use your register to make both agree.",
)


@rule(code="N403", severity=Severity.ERROR, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    yield from mismatches(case, ("carried-out",), MESSAGE, denies=None)
