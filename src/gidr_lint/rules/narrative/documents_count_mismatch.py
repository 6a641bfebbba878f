"""
正文写的规范性文件件数应与表二一致。

The normative documents that the text counts are those of table 2.

只核对制发、废止、现行有效三种说法。修改、清理、备案审查、代政府起草、各部门制发的，和“政策文件”“规章”等不算。

Source: derivable, the sentence and the table give the same figure

Good: 与表二一致
    全年制发行政规范性文件4件，废止2件，现行有效32件。

Good: 不是规范性文件
    全年制发各类文件126件。

Good: 清理情况含义不同
    全年清理规范性文件12件，废止5件。

Bad: 制发件数不符
    全年制发行政规范性文件«6»件。
    → 第一部分写“全年制发行政规范性文件6件”，表二“行政规范性文件”行“本年制发件数”列为4件
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatches, rule

KINDS = tuple(
    f"{what}-{how}"
    for what in ("documents", "rules")
    for how in ("issued", "repealed", "in-force", "made", "public")
)
MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件",
    en="{section} says {quote}; {cell} is {found}",
    help_zh="请以台账为准，统一正文和表二。",
    help_en="Use your register to make both agree.",
)


@rule(code="N418", severity=Severity.WARNING, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    yield from mismatches(case, KINDS, MESSAGE, denies=None)
