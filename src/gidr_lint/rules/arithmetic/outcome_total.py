"""
表三每一列：“（七）总计”等于（一）至（六）各行之和。

In every column of table 3, （七）总计 equals the sum of the outcome rows.

The groups （三） to （六） have no cell of their own, so every row counts once. A row that was filled
in twice, or left at last year's figure, shows here.

Source: derivable, （七）总计 is the total of the rows above it

Good: 合计相符
    [applications] granted.total = 14

Bad: 有一处填错
    [applications] granted.natural-person = «12»
    → 表三“（一）予以公开”行“自然人”列填的是12，改为11后两处合计都对得上

Bad: 有一行多计了2件
    [applications] granted.natural-person = 13, granted.total = 16
    @only overview 各项工作正常开展。
    → 表三“自然人”列：办理结果各行合计27，“（七）总计”填25，少2
    → 表三“总计”列：办理结果各行合计32，“（七）总计”填30，少2
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule, sum_findings

MESSAGE = Message(
    zh="表三“{column}”列：办理结果各行合计{right}，“（七）总计”填{left}，{more}{gap}",
    en="Table 3, column {column}: the outcome rows add up to {right}, （七）总计 says {left}, {gap} too {more}",
    help_zh="{sums}。请核对是总计有误，还是有一行填错。",
    help_en="{sums}. Check whether the total or one of the rows is wrong.",
)


@rule(code="A302", severity=Severity.ERROR, signs=("fault",), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    yield from sum_findings(case, "applications.outcome-total", MESSAGE)
