"""
正文写全部办结，表三却有结转下年度的申请。

The text says all were settled, but table 3 carries some over.

按时答复率100%说的是到期的申请，不在此列；同一段里写明结转件数的，只作提示。

Source: derivable, the sentence and the table give the same figure

Good: 写明了结转
    全年办结政府信息公开申请30件，结转下年度2件。

Good: 答复率不是件数
    政府信息公开申请按时答复率100%。

Bad: 写全部办结
    全年收到的政府信息公开申请«全部依法按时办结»。
    → 第一部分写“全部依法按时办结”，表三“四、结转下年度继续办理”为2件

Bad: 同一段写明了结转件数
    收到的政府信息公开申请«均按期答复»，结转下年度2件。
    → 第一部分写“均按期答复”，表三“四、结转下年度继续办理”为2件，同一段也写了结转件数
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatch, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件",
    en="{section} says {quote}; {cell} is {found}",
    help_zh="请核对；如指到期的申请均已答复，请写明“到期的”，并写出结转件数。",
    help_en="Check; if those due are meant, say so and give the number carried over.",
)
TOLD = Message(
    zh="{section}写“{quote}”，{cell}为{found}件，同一段也写了结转件数",
    en="{section} says {quote}; {cell} is {found}; the same paragraph gives a number carried over",
    help_zh="如指到期的申请均已答复，写明“到期的”更清楚；不改也可以。",
    help_en="If those due are meant, it is clearer to say so; it may also stay.",
)


@rule(code="N412", severity=Severity.WARNING, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    passages = {
        item.claim.passage for item in case.weighed if item.claim.kind == "carried-out" and item.claim.value
    }
    for item in case.contradicted("all-settled"):
        told = item.claim.passage in passages
        yield mismatch(case, item, TOLD if told else MESSAGE, Severity.INFO if told else None)
