"""
正文写的办理结果应与表三各行（或各组之和）一致。

The outcomes in the text are those of table 3, row by row or group by group.

予以公开、部分公开对应一行；不予公开、无法提供、不予处理、其他处理对应一组各行之和。

Source: derivable, the sentence and the table give the same figure

Good: 与表三一致
    依申请公开方面，予以公开14件、部分公开3件、不予公开3件。

Good: 合在一起写
    依申请公开方面，予以公开及部分公开17件。

Bad: 不予公开的件数不符
    依申请公开方面，予以公开14件、不予公开«5»件。
    → 第一部分写“不予公开5件”，表三不予公开各行合计为3件，含无法提供为11件，都对不上

Bad: 两个数写反了
    全年办结政府信息公开申请30件，其中予以公开3件，部分公开«14»件。
    → 第一部分写“部分公开14件”，表三“（二）部分公开”为3件，相差11

Bad: 部分公开件数不符
    全年办结政府信息公开申请30件，其中部分公开«5»件。
    → 第一部分写“其中部分公开5件”，表三“（二）部分公开”为3件，相差2
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatches, rule

KINDS = (
    "granted",
    "partly-granted",
    "granted-or-partly",
    "denied",
    "unable",
    "rejected",
    "other",
    "outcomes",
    "all-granted",
)
MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件，相差{gap}",
    en="{section} says {quote}; {cell} is {found}, {gap} apart",
    help_zh="请以台账为准，统一正文和表三。",
    help_en="Use your register to make both agree.",
)

LOOSE = Message(
    zh="{section}写“{quote}”，{readings}，都对不上",
    en="{section} says {quote}; {readings}: neither fits",
    help_zh=MESSAGE.help_zh,
    help_en=MESSAGE.help_en,
)


@rule(code="N405", severity=Severity.WARNING, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    yield from mismatches(case, KINDS, MESSAGE, loose=LOOSE, denies=None)
