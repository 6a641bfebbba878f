"""
表四“行政复议”：总计等于结果维持、结果纠正、其他结果、尚未审结之和。

In table 4, the total of reviews equals upheld, corrected, other and pending together.

五格只在这一个合计里，单凭合计看不出哪一格有误；正文写了其中一个数的，以正文帮助判断。

Five cells stand in this one sum, so that it cannot tell by itself which of them is wrong; a
sentence that gives one of the figures decides.

Source: derivable, 总计 is the total of the four results

Good: 合计相符
    [disputes] review-total = 3

Bad: 有一处填错，正文没有件数
    @only disputes 相关案件均依法办理。
    [disputes] review-other = 7
    → 表四“行政复议”：四种结果合计10，“总计”填3，少7

Bad: 有一处填错，正文的件数与总计一致
    [disputes] review-other = «7»
    → 表四行政复议“其他结果”填的是7，可能应为0

Bad: 0都没有填，空白按0核对
    !beside T213
    @only disputes 相关案件均依法办理。
    [disputes] zeros = ""
    [disputes] review-corrected = ""
    → 表四“行政复议”：四种结果合计2，“总计”填3，多1（空白按0计）
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule, sum_findings

MESSAGE = Message(
    zh="表四“行政复议”：四种结果合计{right}，“总计”填{left}，{more}{gap}",
    en="Table 4, reviews: the four results add up to {right}, the total says {left}, {gap} too {more}",
    help_zh="{sums}。可能有误的是{suspects}，请对照台账核对。",
    help_en="{sums}. One of {suspects} may be wrong; please compare with your register.",
)


@rule(
    code="A304",
    severity=Severity.ERROR,
    official=True,
    needs=("form", "tables"),
    outranks=("A315",),
    identity="disputes.review-total",
    signs=("fault",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    yield from sum_findings(case, check.identity, MESSAGE)
