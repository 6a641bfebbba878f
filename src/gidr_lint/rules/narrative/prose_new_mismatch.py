"""
正文写的新收、收到申请件数应与表三一致。

The number of new or received applications in the text is that of table 3.

“本年新收”只指第一项；“收到”“受理”有的只算新收，有的含上年结转，两种都不符才提示。

Source: derivable, the sentence and the table give the same figure

Good: 与表三一致
    全年共收到政府信息公开申请30件。

Good: 收到的件数含上年结转
    全年共收到政府信息公开申请32件。

Good: 比上年增加的件数不是总数
    全年共收到政府信息公开申请30件，较上年增加3件。

Bad: 新收件数不符
    全年新收政府信息公开申请«31»件。
    → 第一部分写“全年新收政府信息公开申请31件”，表三“一、本年新收政府信息公开申请数量”为30件，相差1

Bad: 收到的件数怎么算都不符
    全年共收到政府信息公开申请«40»件。
    → 第一部分写“全年共收到政府信息公开申请40件”，表三新收为30件，含上年结转为32件，都对不上
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, is_loose, mismatch, rule

STRICT = Message(
    zh="{section}写“{quote}”，{cell}为{found}件，相差{gap}",
    en="{section} says {quote}; {cell} is {found}, {gap} apart",
    help_zh="请以台账为准，统一正文和表三。",
    help_en="Use your register to make both agree.",
)
LOOSE = Message(
    zh="{section}写“{quote}”，{readings}，都对不上",
    en="{section} says {quote}; {readings}: neither fits",
    help_zh="请以台账为准，统一正文和表三；如只是一部分申请，请写明范围。",
    help_en="Use your register to make both agree; if only a part is meant, say which.",
)


@rule(code="N401", severity=Severity.ERROR, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    for item in case.contradicted("new", "received"):
        if item.claim.denies:
            continue
        severity = Severity.WARNING if item.claim.kind == "received" else None
        yield mismatch(case, item, LOOSE if is_loose(item) else STRICT, severity)
