"""
表三每一行：“总计”等于自然人与五类法人或其他组织之和。

In every row of table 3, 总计 equals natural persons plus the five kinds of organisations.

表里没有“法人或其他组织”的合计格，六列按原样相加。

The table has no cell for all organisations together; the six columns are added as they stand.

Source: derivable, the last column is the total of the six before it

Good: 合计相符
    [applications] granted.total = 14

Bad: 两行之间少计又多计，列合计看不出来
    [applications] granted.natural-person = 12, partly-granted.natural-person = 2
    → 表三“（一）予以公开”行：各类申请人合计15，“总计”填14，少1

Bad: 两格填反，列合计看不出来
    [applications] granted.natural-person = «3», partly-granted.natural-person = 11
    → 表三“（一）予以公开”行“自然人”列的3与“（二）部分公开”行的11可能填反了，对调后两处合计都对得上
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule, sum_findings

MESSAGE = Message(
    zh="表三“{row}”行：各类申请人合计{right}，“总计”填{left}，{more}{gap}",
    en="Table 3, row {row}: the six applicant columns add up to {right}, 总计 says {left}, {gap} too {more}",
    help_zh="{sums}。请核对各列，或将总计改为{right}。",
    help_en="{sums}. Check the columns, or change the total to {right}.",
)


@rule(
    code="A303",
    severity=Severity.ERROR,
    official=True,
    needs=("form", "tables"),
    outranks=("A307", "A311", "A315"),
    identity="applications.applicant-total",
    signs=("fault",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    yield from sum_findings(case, check.identity, MESSAGE)
