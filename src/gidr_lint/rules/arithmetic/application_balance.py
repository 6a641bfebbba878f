"""
表三每一列：第一项加第二项之和，等于第三项加第四项之和。

In every column of table 3, new plus carried in equals settled plus carried over.

官方表格自己印着的只有这一条。只改一格就能使它和那一格的其他合计都对得上的，指出那一格和应填的数；几处都可能
有误的，列出来，不作断言。

This is the one relation that the official table itself prints. Where one changed cell makes it
and every other sum of that cell hold, the finding stands on that cell and names the figure; where
several could be wrong, it names them and claims none.

Source: the note printed in the header of the official table, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 合计相符
    [applications] new.total = 30

Bad: 有一处填错
    [applications] carried-in.natural-person = «4»
    → 表三“二、上年结转政府信息公开申请数量”行“自然人”列填的是4，改为2后两处合计都对得上

Bad: 总计一行没有重新合计
    [applications] total.natural-person = «20», total.business = 4, total.public-interest = 2, total.total = 27
    → 表三“（七）总计”行有4格与各行合计不符，可能没有重新合计，改后八处合计都对得上

Bad: 自然人和总计一同填错
    [applications] total.natural-person = «26», total.total = 31
    → 表三“（七）总计”行“自然人”列填的是26，可能应为25，“总计”列应为30，改后四处合计都对得上

Bad: 总计少加了一行
    [applications] total.natural-person = «19», total.business = 2, total.legal-service = 0, total.total = 22
    → 表三“（七）总计”行有4格可能少加了“1.本机关不掌握相关政府信息”行，改后八处合计都对得上

Bad: 新收多填1，几个数都可能有误
    [applications] new.natural-person = «25», new.total = 31
    @only overview 各项工作正常开展。
    → 表三“自然人”列勾稽不平，相差1，“一、本年新收政府信息公开申请数量”、“二、上年结转政府信息公开申请数量”、“四、结转下年度继续办理”或“（七）总计”可能有误

Bad: 有一格不是数字，不能断定
    !beside T216
    [applications] new.natural-person = «25», new.total = 见说明
    @only overview 各项工作正常开展。
    → 表三“一、本年新收政府信息公开申请数量”行“自然人”列填的是25，可能应为24
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule, sum_findings

MESSAGE = Message(
    zh="表三“{column}”列勾稽不平，相差{gap}，{suspects}可能有误",
    en="Table 3, column {column}: the balance is out by {gap}; {suspects} may be wrong",
    help_zh="{sums}。请对照台账核对。",
    help_en="{sums}. Please compare with your register.",
)


@rule(
    code="A301",
    severity=Severity.ERROR,
    official=True,
    needs=("form", "tables"),
    outranks=("A307", "A311", "A315"),
    identity="applications.balance",
    signs=("fault",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    yield from sum_findings(case, check.identity, MESSAGE)
