"""
正文写的上年结转件数应与表三第二项一致。

The number carried in from last year is that of table 3.

结转数在上年报告、本年表三和正文里各出现一次，最容易只改一处。

Source: derivable, the sentence and the table give the same figure

Good: 与表三一致
    上年结转政府信息公开申请2件。

Bad: 上年结转不符
    上年结转政府信息公开申请«4»件。
    → 第一部分写“上年结转政府信息公开申请4件”，表三“二、上年结转政府信息公开申请数量”为2件，相差2
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatches, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件，相差{gap}",
    en="{section} says {quote}; {cell} is {found}, {gap} apart",
    help_zh="请与上年报告的“结转下年度继续办理”核对，统一正文和表三。",
    help_en="Compare with what last year's report carried over, and make both agree.",
)


@rule(code="N402", severity=Severity.ERROR, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    yield from mismatches(case, ("carried-in",), MESSAGE, denies=None)
