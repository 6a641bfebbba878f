"""
正文写有申请，表三第一项却为0。

The text counts applications, but table 3 has none.

多半是表格还没有填，或者沿用了上年的文字。

Source: derivable, the sentence and the table give the same figure

Good: 两处一致
    全年共收到政府信息公开申请30件。

Bad: 正文有申请，表三全为0
    [applications] all = 0
    @only overview （二）依申请公开。全年共收到政府信息公开申请«2»件。
    规范政府信息管理和主动公开，维护网站平台，加强监督保障。
    → 第一部分写“全年共收到政府信息公开申请2件”，表三新收和上年结转都为0

Bad: 正文有新收，表三只有上年结转
    !consistent
    [applications] all = 0
    [applications] carried-in.natural-person = 2, granted.natural-person = 2
    @only overview （二）依申请公开。全年新收政府信息公开申请«2»件。
    规范政府信息管理和主动公开，维护网站平台，加强监督保障。
    → 第一部分写“全年新收政府信息公开申请2件”，表三“一、本年新收政府信息公开申请数量”为0
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatch, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，表三新收和上年结转都为0",
    en="{section} says {quote}; table 3 has none, neither new nor carried in",
    help_zh="请核对：确有申请的，补填表三；没有的，把这句话改为“未收到申请”。",
    help_en="If there were applications, fill in table 3; if not, say so in the text.",
)
STRICT = Message(
    zh="{section}写“{quote}”，{cell}为0",
    en="{section} says {quote}; {cell} is 0",
    help_zh=MESSAGE.help_zh,
    help_en=MESSAGE.help_en,
)


@rule(code="N411", severity=Severity.ERROR, outranks=("N401",), signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    for item in case.contradicted("new", "received", "handled"):
        if not item.claim.value or any(total for _, total in item.verdict.sums):
            continue
        yield mismatch(case, item, MESSAGE if len(item.claim.readings) > 1 else STRICT)
