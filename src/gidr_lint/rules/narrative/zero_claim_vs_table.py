"""
正文写未收到申请，表三第一项却不为0。

The text denies any application, but table 3 counts some.

沿用上年文字时最常见。只说没有当面、信函等某一渠道的申请，不算否认。

Source: derivable, the sentence and the table give the same figure

Good: 只是某一渠道没有申请
    全年未收到当面提交的政府信息公开申请。

Bad: 写未收到申请
    全年«未收到政府信息公开申请»。
    → 第一部分写“未收到政府信息公开申请”，表三“一、本年新收政府信息公开申请数量”为30件
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatch, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件",
    en="{section} says {quote}; {cell} is {found}",
    help_zh="请核对：表格无误的，把这句话改为实际件数；确无申请的，把表三改为0。",
    help_en="If the table is right, state the number; if there was none, enter 0.",
)


@rule(
    code="N410", severity=Severity.ERROR, outranks=("N401", "N402", "N403", "N412"), signs=("contradiction",)
)
def check(case: Case) -> Iterator[Finding]:
    for item in case.contradicted("new", "received"):
        if item.claim.denies:
            # A sentence of a year without applications, left standing, is one mistake with all that it denies.
            told = tuple(
                other
                for other in case.contradicted()
                if other.claim.sentence == item.claim.sentence
                and other.claim.topic == "applications"
                and not other.claim.value
            )
            yield mismatch(case, item, MESSAGE, beside=told)
