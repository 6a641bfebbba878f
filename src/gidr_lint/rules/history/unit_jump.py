"""
收费金额与上年相差约一万倍的，多半是元与万元弄混了。

A fee about ten thousand times last year's is in another unit.

表二的收费以万元计。与上年相差5000倍到20000倍时提示。

Source: practice

Good: 有增有减
    !year 2022
    [proactive] administrative-fee.fee = 26.55
    !previous [proactive] administrative-fee.fee = 4.1

Bad: 相差约一万倍
    !year 2022
    [proactive] administrative-fee.fee = «9000»
    !previous [proactive] administrative-fee.fee = 0.85
    → 表二“行政事业性收费”行填的是9000（万元），2021年报告为0.85万元，可能单位是元
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, Words, elsewhere, pairs, rule

MESSAGE = Message(
    zh="表二“行政事业性收费”行填的是{found}（万元），{year}年报告为{last}万元，可能单位是元",
    en="Table 2, row 行政事业性收费, says {found} (万元) and {last}万元 in the report of {year}; one of them may be in 元",
    help_zh="请核对两年的单位。",
    help_en="Check the unit in both years.",
)
FEE = Target("proactive", "proactive", "administrative-fee", "fee")
LEAST, MOST = 5_000, 20_000


@rule(code="X612", severity=Severity.WARNING, needs=("form",), signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    found = pairs(case, (FEE,), FEE)
    if found is None:
        return
    (cell,), old, previous = found
    now, then = cell.figure.amount or 0, old.figure.amount or 0
    if now <= 0 or then <= 0 or not LEAST <= max(now / then, then / now) <= MOST:
        return
    yield Finding(
        cell.location,
        MESSAGE(found=cell.text.string, year=previous.year, last=then),
        target=cell.target,
        keys=(("cell", cell.target),),
        related=(elsewhere(previous, old, Words("上年报告的收费金额", "the fee in last year's report")),),
    )
