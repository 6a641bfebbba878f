"""
正文写的自然人、企业、法人或其他组织申请数应与表三一致。

What the text says of applicants by kind agrees with table 3.

件数可以是本年新收，也可以含上年结转，与其中一个相符即可。写“均为自然人申请”的，表三本年新收的其他五列应为0。

Source: derivable, the sentence and the table give the same figure

Good: 与本年新收一致
    收到政府信息公开申请30件，其中自然人24件，法人或其他组织6件。

Good: 含上年结转
    收到政府信息公开申请32件，其中自然人26件，法人或其他组织6件。

Bad: 自然人申请数不符
    收到政府信息公开申请30件，其中自然人«20»件。
    → 第一部分写“其中自然人20件”，表三“一、本年新收政府信息公开申请数量”行“自然人”列为24件，含上年结转为26件，都对不上

Bad: 写明是新收中的自然人
    全年新收政府信息公开申请30件，其中自然人«20»件。
    → 第一部分写“其中自然人20件”，表三“一、本年新收政府信息公开申请数量”行“自然人”列为24件

Bad: 写均为自然人
    收到政府信息公开申请30件，«均为自然人申请»。
    → 第一部分写“均为自然人申请”，表三本年新收中法人或其他组织有6件

Bad: 没有上年结转时只有一种算法
    [applications] carried-in.natural-person = 0, carried-out.natural-person = 0, unable-not-held.natural-person = 5
    !consistent
    @only overview 全年共收到政府信息公开申请30件，其中自然人«20»件。
    → 第一部分写“其中自然人20件”，表三“一、本年新收政府信息公开申请数量”行“自然人”列为24件
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatches, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件",
    en="{section} says {quote}; {cell} is {found}",
    help_zh="请以台账为准，统一正文和表三。",
    help_en="Use your register to make both agree.",
)
LOOSE = Message(
    zh="{section}写“{quote}”，{readings}，都对不上",
    en="{section} says {quote}; {readings}: neither fits",
    help_zh=MESSAGE.help_zh,
    help_en=MESSAGE.help_en,
)
ALL = Message(
    zh="{section}写“{quote}”，表三本年新收中法人或其他组织有{found}件",
    en="{section} says {quote}; table 3 has {found} new ones of legal persons or other organisations",
    help_zh="请核对正文，或表三是否填错列。",
    help_en="Check the text, or whether table 3 is filled in the right columns.",
)


@rule(code="N407", severity=Severity.WARNING, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    kinds = (
        "natural-person", "organisations", "business", "research", "public-interest", "legal-service", "other-entity",
        "applicants",
    )  # fmt: skip
    yield from mismatches(case, kinds, MESSAGE, loose=LOOSE, denies=None)
    yield from mismatches(case, ("all-natural",), ALL, denies=None)
