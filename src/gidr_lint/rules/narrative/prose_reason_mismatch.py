"""
正文写的不予公开、无法提供、不予处理的具体情形应与表三该行一致。

A reason that the text counts is that row of table 3.

只认官方表格的原词：属于三类内部事务信息、不掌握相关政府信息、重复申请等。

Source: derivable, the sentence and the table give the same figure

Good: 与表三一致
    依申请公开方面，属于四类过程性信息2件，本机关不掌握相关政府信息8件。

Good: 说法不是官方表格的原词
    依申请公开方面，涉及内部管理的5件。

Bad: 与表三不符
    依申请公开方面，属于行政执法案卷«2»件。
    → 第一部分写“属于行政执法案卷2件”，表三“7.属于行政执法案卷”为0件，相差2
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatches, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件，相差{gap}",
    en="{section} says {quote}; {cell} is {found}, {gap} apart",
    help_zh="请以台账为准，统一正文和表三。",
    help_en="Use your register to make both agree.",
)


@rule(code="N406", severity=Severity.WARNING, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    kinds = tuple({item.claim.kind for item in case.weighed if item.claim.kind.startswith("row")})
    if kinds:
        yield from mismatches(case, kinds, MESSAGE, denies=None)
