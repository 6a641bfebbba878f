"""
正文写的办结、答复件数应与表三“（七）总计”一致。

The number settled or answered is （七）总计 of table 3.

有的机关答复数不含补正、缴费和其他处理的申请，这样算得上的也不提示；工单、留言、信访的办结数不在此列。

Source: derivable, the sentence and the table give the same figure

Good: 与表三一致
    全年办结政府信息公开申请30件。

Good: 不含其他处理
    全年答复政府信息公开申请29件。

Bad: 办结件数不符
    全年办结政府信息公开申请«28»件。
    → 第一部分写“全年办结政府信息公开申请28件”，表三“（七）总计”为30件，不含其他处理为29件，都对不上

Bad: 没有其他处理时只有一种算法
    [applications] other-misc.natural-person = 0, carried-out.natural-person = 2
    !consistent
    @only overview 全年办结政府信息公开申请«28»件。
    → 第一部分写“全年办结政府信息公开申请28件”，表三“（七）总计”为29件，相差1
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatches, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件，相差{gap}",
    en="{section} says {quote}; {cell} is {found}, {gap} apart",
    help_zh="请核对两处件数；如正文只算其中一部分，请写明。",
    help_en="Check both; if the text counts only a part, say so.",
)

LOOSE = Message(
    zh="{section}写“{quote}”，{readings}，都对不上",
    en="{section} says {quote}; {readings}: neither fits",
    help_zh=MESSAGE.help_zh,
    help_en=MESSAGE.help_en,
)


@rule(code="N404", severity=Severity.WARNING, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    yield from mismatches(case, ("processed", "handled"), MESSAGE, loose=LOOSE, denies=None)
