"""
表三每一列：“（七）总计”等于（一）至（六）各行之和。

In every column of table 3, （七）总计 equals the sum of the outcome rows.

（三）至（六）各组没有自己的合计格，每一行只加一次。同一件填了两行，或某一行还是上年的数，就会在这里看出来。

The groups （三） to （六） have no cell of their own, so every row counts once. A row that was filled
in twice, or left at last year's figure, shows here.

Source: derivable, （七）总计 is the total of the rows above it

Good: 合计相符
    [applications] granted.total = 14

Bad: 有一处填错
    [applications] granted.natural-person = «12»
    → 表三“（一）予以公开”行“自然人”列填的是12，改为11后两处合计都对得上

Bad: 0都没有填，空白按0核对
    !beside T213
    [applications] zeros = ""
    [applications] granted.natural-person = «12»
    → 表三“（一）予以公开”行“自然人”列填的是12，空白按0计可能应为11

Bad: 0都没有填，空白的不一定是0
    !beside T213
    [applications] zeros = ""
    [applications] granted.natural-person = ""
    → 表三“（一）予以公开”行“自然人”列空白，填11后两处合计都对得上

Bad: 一行有几格忘了填
    !beside T213
    [applications] zeros = ""
    [applications] unable-not-held.natural-person = "", unable-not-held.total = ""
    → 表三“1.本机关不掌握相关政府信息”行有2格空白，可能没有填写，填6和8后三处合计都对得上

Bad: 两行填反
    [applications] total.natural-person = «1», total.business = 0, total.public-interest = 0, total.total = 2
    [applications] carried-out.natural-person = 25, carried-out.business = 3, carried-out.public-interest = 1
    [applications] carried-out.total = 30
    → 表三“（七）总计”行与“四、结转下年度继续办理”行可能填反了，对调后四处合计都对得上

Bad: 一行错了一列
    [applications] granted.natural-person = «0», granted.business = 11, granted.research = 2
    [applications] granted.public-interest = 0, granted.legal-service = 1, granted.total = 0
    → 表三“（一）予以公开”行从“自然人”到“总计”的数可能错了一列，移回后七处合计都对得上

Bad: 有一行多计了2件
    [applications] granted.natural-person = 13, granted.total = 16
    @only overview 各项工作正常开展。
    → 表三“自然人”列：办理结果各行合计27，“（七）总计”填25，少2
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule, sum_findings

MESSAGE = Message(
    zh="表三“{column}”列：办理结果各行合计{right}，“（七）总计”填{left}，{more}{gap}",
    en="Table 3, column {column}: the outcome rows add up to {right}, （七）总计 says {left}, {gap} too {more}",
    help_zh="{sums}。请核对是总计有误，还是有一行填错。",
    help_en="{sums}. Check whether the total or one of the rows is wrong.",
)


@rule(
    code="A302",
    severity=Severity.ERROR,
    official=True,
    needs=("form", "tables"),
    outranks=("A307", "A311", "A315"),
    identity="applications.outcome-total",
    signs=("fault",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    yield from sum_findings(case, check.identity, MESSAGE)
